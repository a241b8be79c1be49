// Receives a batch; for a newcomer, filled with an example.

import { send } from './api.js';
import { byId } from './dom.js';
import { leave, submits } from './forms.js';
import { today } from './format.js';
import { units } from './json.js';
import { received } from './words.js';

const EXAMPLE = { sku: 'LAMP-SMALL', ref: 'B-1', qty: '10' };

/**
 * @param onChange called with the SKU after each command, also after one that failed; and whether it is known to have worked
 *     and the form is about that SKU still
 */
export function receiveForm(onChange) {
    const form = byId('receive-form');
    const { sku, ref, qty, when, eta, expiry, warehouse } = form.elements;
    const outcome = form.querySelector('.outcome');
    const coming = form.querySelector('[data-for=coming]');

    form.addEventListener('change', () => {
        coming.hidden = when.value !== 'coming';
    });

    // A date that was typed by half has the value '', as no date has: the service shall refuse it, not take it for none.
    const optionalDay = field => (field.validity.badInput || field.value ? field.value : undefined);

    submits(form, outcome, () => {
        const batch = {
            sku: sku.value,
            ref: ref.value,
            qty: units(qty.value),
            eta: when.value === 'coming' ? eta.value : null,
            expiry: optionalDay(expiry),
            warehouse: warehouse.value || undefined,
        };
        return async () => {
            let answer;
            try {
                answer = await send('add_batch', batch);
            } finally {
                onChange(batch.sku, answer !== undefined && sku.value === batch.sku);
            }
            clear(batch);
            return received(answer);
        };
    });

    function clear(batch) {
        byId('receive-hint').hidden = true;
        if (ref.value === batch.ref) { // else the next one is being typed already
            ref.value = '';
            qty.value = '';
        }
    }

    return {
        of(wanted) {
            if (sku.value !== wanted) {
                leave(form, outcome, form);
                sku.value = wanted;
            }
            byId('receive-hint').hidden = true;
        },

        /** Nothing is there yet: something to try. */
        suggest() {
            if (sku.value === '' && ref.value === '') {
                Object.entries(EXAMPLE).forEach(([name, value]) => (form.elements[name].value = value));
                eta.value = today(7);
                byId('receive-hint').hidden = false;
            }
        },
    };
}
