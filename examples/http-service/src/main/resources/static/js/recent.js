// The SKUs that were opened last.

import { byId, el } from './dom.js';
import { recall, remember } from './memory.js';
import { link } from './route.js';

const KEPT = 8;

export function opened(sku) {
    remember('recent', [sku, ...recall('recent', []).filter(other => other !== sku)].slice(0, KEPT));
    show(sku);
}

export function show(current) {
    const skus = recall('recent', []);
    byId('recent').hidden = skus.length === 0;
    byId('recent').replaceChildren(
        el('span', { class: 'hint' }, 'Recent'),
        ...skus.map(sku => el('a', { href: link(sku), class: 'chip', 'aria-current': sku === current ? 'page' : undefined }, sku)),
    );
}
