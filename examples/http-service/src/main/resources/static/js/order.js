// Looks up what an order holds, and gives lines back.

import { find, send, under } from './api.js';
import { coalesce } from './coalesce.js';
import { arrange, byId, el, kept, named, phrase } from './dom.js';
import { leave, run } from './forms.js';
import { number } from './format.js';
import { attempt } from './notice.js';
import { link, visit } from './route.js';
import { deallocated } from './words.js';

/** @param onChange called with the SKU after each deallocation, also after one that failed */
export function order(onChange) {
    const input = byId('order-input');
    const place = byId('order-lines');
    const trouble = el('div');
    const result = el('div');
    const list = el('ul', { class: 'lines' });
    const rows = kept(row); // by SKU: an order has one line of each
    const outcome = byId('order-outcome');
    let open = null;
    let turns = 0;

    async function load() {
        const turn = ++turns;
        const answer = await find(under('orders', open));
        if (turn === turns) {
            arrange(result, ...(answer ? lines(answer) : [el('p', { class: 'hint' }, phrase`Nothing is allocated to ${named(open)}.`)]));
        }
    }

    function lines(answer) {
        const items = rows(answer.lines.map(line => line.sku));
        answer.lines.forEach((line, i) => fill(items[i], line));
        arrange(list, ...items);
        return [el('h3', {}, named(answer.orderid)), list];
    }

    function row(sku) {
        const facts = el('span');
        const item = el('li', {},
            el('div', {}, el('a', { href: link(sku), class: 'sku' }, named(sku)), facts),
            el('button', { type: 'button', 'aria-label': 'Deallocate ' + sku, click: () => deallocate(sku) }, 'Deallocate'));
        return Object.assign(item, { facts });
    }

    function fill(item, { qty, allocations }) {
        const held = allocations.map((part, i) =>
            phrase`${i > 0 ? ', ' : ''}${number(part.qty)} from ${named(part.batchref)}${part.shipped ? ' (shipped)' : ''}`);
        item.facts.replaceChildren(...phrase`${number(qty)} ordered: ${held.length > 0 ? held : 'nothing held'}`);
    }

    function deallocate(sku) {
        const orderid = open;
        return run(place, outcome, async () => {
            try {
                return deallocated(await send('deallocate', { orderid, sku }));
            } finally {
                soon();
                onChange(sku);
            }
        });
    }

    const refresh = () => attempt(trouble, load);
    const soon = coalesce(refresh);

    place.append(trouble, result);
    result.append(el('p', { class: 'hint' }, 'Type an order number to see which batches serve it.'));
    byId('order-form').addEventListener('submit', event => {
        event.preventDefault();
        if (input.value.trim() !== '') {
            visit({ order: input.value }, { stay: true });
        }
    });

    return {
        open(orderid) {
            if (orderid !== null && orderid !== open) {
                leave(place, outcome);
                input.value = orderid;
                result.replaceChildren();
            }
            open = orderid ?? open;
            return orderid === null ? undefined : refresh();
        },

        changed(orderid) {
            if (open !== null && (orderid === undefined || orderid === open)) {
                soon();
            }
        },
    };
}
