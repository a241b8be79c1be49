// Puts the parts together: what one of them changes, the others show.

import { batchDialog } from './batch-dialog.js';
import { byId, goTo } from './dom.js';
import { feed } from './feed.js';
import { keys } from './keys.js';
import { lineForm } from './line-form.js';
import { order } from './order.js';
import { product } from './product.js';
import { receiveForm } from './receive-form.js';
import * as recent from './recent.js';
import { follow, visit } from './route.js';
import { search } from './search.js';
import { shortage } from './shortage.js';
import { stream } from './stream.js';

const STATES = { connecting: 'Connecting', live: 'Live', lost: 'Not connected, trying again' };

// A fault of this page itself is told too, rather than left to the browser's log.
const fault = error => {
    byId('fault').hidden = false;
    byId('fault').textContent = `The console itself failed: ${error?.message ?? error}. Reload the page.`;
};
addEventListener('error', event => fault(event.error ?? event.message));
addEventListener('unhandledrejection', event => fault(event.reason));

const outOfStock = shortage();
const happened = feed();
const receive = receiveForm((sku, worked) => {
    outOfStock();
    if (worked) {
        visit({ sku }, { stay: true });
    } else {
        shown.changed(sku);
    }
});
const line = lineForm((sku, orderid) => {
    shown.changed(sku);
    orders.changed(orderid);
    outOfStock();
});
const dialog = batchDialog(sku => {
    shown.changed(sku);
    orders.changed();
    outOfStock();
});
const orders = order(sku => {
    shown.changed(sku);
    outOfStock();
});
const shown = product({
    onBatch: dialog.open,
    onShown(sku, answer) {
        dialog.refresh(sku, answer?.batches ?? []);
        if (answer !== undefined) {
            recent.opened(sku);
        }
    },
    onStart(any) {
        if (!any) {
            receive.suggest();
        }
    },
});

follow(({ sku, order: orderid }, go) => {
    line(sku);
    if (sku !== null) {
        receive.of(sku);
    }
    recent.show(sku);
    shown.open(sku, go);
    orders.open(orderid);
});

search(sku => visit({ sku }));
keys();
for (const jump of document.querySelectorAll('[data-jump]')) {
    jump.addEventListener('click', event => {
        event.preventDefault(); // the address tells what is open, not where one is
        goTo(byId(jump.dataset.jump));
    });
}

stream({
    onState(state) {
        byId('connection').dataset.state = state;
        byId('connection').textContent = STATES[state];
    },
    onEvent(event) {
        happened(event);
        shown.changed(event.sku);
        orders.changed(event.data.line?.orderId ?? event.data.orderId ?? null);
        outOfStock();
    },
    onReturn() { // what happened meanwhile may be more than the service remembers
        shown.changed();
        orders.changed();
        outOfStock();
    },
});
