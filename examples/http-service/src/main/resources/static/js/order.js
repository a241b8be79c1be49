// Looks up what an order holds, and gives lines back.

import { find, send, under } from './api.js';
import { coalesce } from './coalesce.js';
import { byId, el } from './dom.js';
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
    const outcome = byId('order-outcome');
    let open = null;
    let turns = 0;

    async function load() {
        const turn = ++turns;
        const answer = await find(under('orders', open));
        if (turn === turns) {
            const hadFocus = result.contains(document.activeElement);
            result.replaceChildren(...(answer ? lines(answer) : [el('p', { class: 'hint' }, `Nothing is allocated to ${open}.`)]));
            if (hadFocus) {
                (result.querySelector('button') ?? input).focus(); // its button is gone
            }
        }
    }

    function lines(answer) {
        return [el('h3', {}, answer.orderid), el('ul', { class: 'lines' }, answer.lines.map(line))];
    }

    function line({ sku, qty, allocations }) {
        const held = allocations.map(part => `${number(part.qty)} from ${part.batchref}${part.shipped ? ' (shipped)' : ''}`).join(', ');
        return el('li', {},
            el('div', {}, el('a', { href: link(sku), class: 'sku' }, sku), el('span', {}, `${number(qty)} ordered: ${held || 'nothing held'}`)),
            el('button', { type: 'button', 'aria-label': 'Deallocate ' + sku, click: () => deallocate(sku) }, 'Deallocate'));
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
