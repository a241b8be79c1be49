// Products of which nothing can be promised, page by page.

import { read } from './api.js';
import { coalesce } from './coalesce.js';
import { arrange, byId, el, kept, named, retire } from './dom.js';
import { attempt } from './notice.js';
import { link } from './route.js';

const PAGE = 50;
const MOST = 500; // that the service gives at once

export function shortage() {
    const list = el('ul', { class: 'links' });
    const trouble = el('div');
    const none = el('p', { class: 'hint', hidden: true }, 'None: of every product something can be promised.');
    const more = el('button', { type: 'button', class: 'quiet', hidden: true, click: showMore }, 'More');
    const again = byId('shortage-again');
    const links = kept(sku => el('li', {}, el('a', { href: link(sku) }, named(sku))));
    let wanted = PAGE; // what More asked for stays wanted
    let turns = 0; // an answer that comes late may not cover a newer one

    async function load() {
        const turn = ++turns;
        const { skus, next } = await first(wanted);
        if (turn === turns) {
            show(skus, next !== null);
        }
    }

    function show(skus, isMore) {
        arrange(list, ...links(skus));
        none.hidden = skus.length > 0;
        if (isMore) {
            more.hidden = false;
        } else {
            retire(more, list.querySelector('li:last-child a') ?? again);
        }
    }

    function showMore() {
        wanted = list.children.length + PAGE; // the same if pressed twice
        attempt(trouble, load);
    }

    const refresh = coalesce(() => attempt(trouble, load));
    byId('shortage').append(list, none, trouble, more);
    again.addEventListener('click', refresh);
    refresh();
    return refresh;
}

/** So many of the first ones, in as many pages as that takes. */
async function first(limit) {
    const skus = [];
    let next = '';
    do {
        const page = await read('out_of_stock?' + new URLSearchParams({ after: next, limit: Math.min(limit - skus.length, MOST) }));
        skus.push(...page.skus);
        next = page.next;
    } while (next !== null && skus.length < limit);
    return { skus, next };
}
