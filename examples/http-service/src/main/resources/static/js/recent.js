// The SKUs that were opened last.

import { arrange, byId, el, kept, named } from './dom.js';
import { recall, remember } from './memory.js';
import { link } from './route.js';

const KEPT = 8;

const title = el('span', { class: 'hint' }, 'Recent');
const chips = kept(sku => Object.assign(el('a', { href: link(sku), class: 'chip' }, named(sku)), { sku }));

export function opened(sku) {
    remember('recent', [sku, ...recall('recent', []).filter(other => other !== sku)].slice(0, KEPT));
    show(sku);
}

export function show(current) {
    const skus = recall('recent', []);
    byId('recent').hidden = skus.length === 0;
    const links = chips(skus);
    arrange(byId('recent'), title, ...links);
    links.forEach(chip => (chip.ariaCurrent = chip.sku === current ? 'page' : null));
}
