// Allocates an order line of the open SKU, or gives it back.

import { send } from './api.js';
import { byId } from './dom.js';
import { forgive, submits } from './forms.js';
import { units } from './json.js';
import { hush } from './outcome.js';
import { allocated, deallocated } from './words.js';

/** @param onChange called with SKU and order after each command, also after one that failed */
export function lineForm(onChange) {
    const form = byId('line-form');
    const outcome = byId('line-outcome');
    let sku = null;

    submits(form, outcome, async what => {
        const line = { orderid: byId('line-order').value, sku };
        try {
            return what === 'deallocate'
                ? deallocated(await send('deallocate', line))
                : allocated(await send('allocate', { ...line, qty: units(byId('line-qty').value) }));
        } finally {
            onChange(line.sku, line.orderid);
        }
    });

    return function of(wanted) {
        if (wanted !== sku) {
            sku = wanted;
            forgive(form);
            hush(outcome);
        }
    };
}
