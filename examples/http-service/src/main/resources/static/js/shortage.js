// Products of which nothing can be promised, page by page.

import { read } from './api.js';
import { coalesce } from './coalesce.js';
import { byId, el } from './dom.js';
import { attempt } from './notice.js';
import { link } from './route.js';

const PAGE = 50;

export function shortage() {
    const list = el('ul', { class: 'links' });
    const trouble = el('div');
    const foot = el('div');

    async function page(after) {
        const answer = await read('out_of_stock?' + new URLSearchParams(after === null ? { limit: PAGE } : { after, limit: PAGE }));
        const items = answer.skus.map(sku => el('li', {}, el('a', { href: link(sku) }, sku)));
        if (after === null) {
            list.replaceChildren(...items);
        } else {
            list.append(...items);
        }
        foot.replaceChildren(...end(answer.next));
    }

    function end(next) {
        if (next !== null) {
            return [el('button', { type: 'button', class: 'quiet', click: () => load(next) }, 'More')];
        }
        return list.children.length === 0 ? [el('p', { class: 'hint' }, 'None: of every product something can be promised.')] : [];
    }

    const load = after => attempt(trouble, () => page(after));
    const refresh = coalesce(() => load(null));
    byId('shortage').append(list, trouble, foot);
    byId('shortage-again').addEventListener('click', refresh);
    refresh();
    return refresh;
}
