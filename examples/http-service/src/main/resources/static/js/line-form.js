// Allocates an order line of the open SKU, or gives it back.

import { send } from './api.js';
import { byId } from './dom.js';
import { leave, submits } from './forms.js';
import { units } from './json.js';
import { allocated, deallocated } from './words.js';

/** @param onChange called with SKU and order after each command, also after one that failed */
export function lineForm(onChange) {
    const form = byId('line-form');
    const outcome = byId('line-outcome');
    let sku = null;

    submits(form, outcome, what => {
        const line = { orderid: byId('line-order').value, sku };
        const qty = units(byId('line-qty').value);
        return async () => {
            try {
                return what === 'deallocate' ? deallocated(await send('deallocate', line)) : allocated(await send('allocate', { ...line, qty }));
            } finally {
                onChange(line.sku, line.orderid);
            }
        };
    });

    return function of(wanted) {
        if (wanted !== sku) {
            sku = wanted;
            leave(form, outcome, form);
        }
    };
}
