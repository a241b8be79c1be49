// The address tells what is open: #sku=LAMP&order=order-1. So a link opens it, and Back goes back.

const here = () => new URLSearchParams(location.hash.slice(1));

export const link = sku => '#' + new URLSearchParams({ sku });

let staying = false;

/**
 * Calls back with the SKU and the order of the address, null where it names none, now and whenever it changes; and whether
 * the focus shall go there.
 */
export function follow(arrive) {
    const tell = go => arrive({ sku: here().get('sku'), order: here().get('order') }, go);
    addEventListener('hashchange', () => {
        tell(!staying);
        staying = false;
    });
    tell(false);
}

/** Opens a SKU or an order; the other one stays. With `stay` the focus stays too: who is at a form goes on there. */
export function visit(change, { stay = false } = {}) {
    const goal = here();
    for (const [name, value] of Object.entries(change)) {
        goal.set(name, value);
    }
    staying = stay;
    if (goal.toString() === here().toString()) {
        dispatchEvent(new HashChangeEvent('hashchange')); // asked for again: look again
    } else {
        location.hash = goal.toString();
    }
}
