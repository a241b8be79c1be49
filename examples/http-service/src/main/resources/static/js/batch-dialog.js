// Changes one batch: its quantity, its date, or that it has arrived.

import { send } from './api.js';
import { rest } from './batches.js';
import { byId, closable, named, phrase } from './dom.js';
import { number } from './format.js';
import { leave, submits } from './forms.js';
import { units } from './json.js';
import { etaChanged, quantityChanged, whereabouts } from './words.js';

/** @param onChange called with the SKU after each command, also after one that failed: perhaps it took effect */
export function batchDialog(onChange) {
    const dialog = closable(byId('batch'));
    const quantity = byId('quantity-form');
    const eta = byId('eta-form');
    const outcome = byId('batch-outcome');
    let sku;
    let ref;

    function describe(batch) {
        byId('batch-facts').textContent = `${number(batch.available)} available · ${rest(batch)} · ${whereabouts(batch.eta)}`;
        if (batch.eta === null && eta.contains(document.activeElement)) {
            byId('change-qty').focus();
        }
        eta.hidden = batch.eta === null; // what is here has no date any more
    }

    function command(path, what, told) {
        const body = { ...what, batchref: ref, sku };
        return async () => {
            try {
                return told(await send(path, body));
            } finally {
                onChange(body.sku);
            }
        };
    }

    submits(quantity, outcome, () => command('change_quantity', { qty: units(byId('change-qty').value) }, quantityChanged));
    submits(eta, outcome, what => command('change_eta', { eta: what === 'arrived' ? null : byId('change-eta').value }, etaChanged));

    return {
        open(ofSku, batch) {
            sku = ofSku;
            ref = batch.ref;
            [quantity, eta].forEach(form => leave(form, outcome, form));
            byId('batch-title').replaceChildren(...phrase`${named(ref)} of ${named(sku)}`);
            byId('change-qty').value = String(batch.purchased);
            byId('change-eta').value = batch.eta ?? '';
            describe(batch);
            dialog.showModal();
            byId('change-qty').focus();
            byId('change-qty').select();
        },

        /** The SKU was read anew. */
        refresh(ofSku, batches) {
            const batch = dialog.open && ofSku === sku ? batches.find(one => one.ref === ref) : undefined;
            if (batch) {
                describe(batch);
            }
        },
    };
}
