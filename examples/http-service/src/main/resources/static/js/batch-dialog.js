// Changes one batch: its quantity, its date, or that it has arrived.

import { send } from './api.js';
import { rest } from './batches.js';
import { byId, closable } from './dom.js';
import { number } from './format.js';
import { forgive, submits } from './forms.js';
import { units } from './json.js';
import { hush } from './outcome.js';
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

    async function command(path, body) {
        const asked = sku;
        try {
            return await send(path, { ...body, batchref: ref, sku: asked });
        } finally {
            onChange(asked);
        }
    }

    submits(quantity, outcome, async () => quantityChanged(await command('change_quantity', { qty: units(byId('change-qty').value) })));
    submits(eta, outcome, async what => etaChanged(await command('change_eta', { eta: what === 'arrived' ? null : byId('change-eta').value })));

    return {
        open(ofSku, batch) {
            sku = ofSku;
            ref = batch.ref;
            [quantity, eta].forEach(forgive);
            hush(outcome);
            byId('batch-title').textContent = `${ref} of ${sku}`;
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
