// What the service's answers mean, in words. Each gives { tone, text, items }; a text, and each item, is what el takes.

import { el, named, phrase } from './dom.js';
import { count, day, number } from './format.js';

const good = (text, items = []) => ({ tone: 'good', text, items });
const same = text => ({ tone: 'same', text, items: [] });
const bad = (text, items = []) => ({ tone: 'bad', text, items });

const parts = (allocations, word) =>
    allocations.map((part, i) => phrase`${i > 0 ? ', ' : ''}${number(part.qty)} ${word} ${named(part.batchref)}`);

export function allocated(answer) {
    const { orderid, sku, qty, allocations, shortfall } = answer;
    const missing = shortfall > 0 ? ` It is ${number(shortfall)} short.` : '';
    switch (answer.result) {
        case 'allocated':
            return { ...good(phrase`${named(orderid)} gets ${parts(allocations, 'from')}.${missing}`), tone: missing ? 'bad' : 'good' };
        case 'already_allocated':
            return same(phrase`${named(orderid)} was allocated already: ${parts(allocations, 'from')}. Nothing changed.${missing}`);
        default:
            return bad(phrase`${named(sku)} is out of stock for ${named(orderid)}: of ${number(qty)}, ${number(shortfall)} are missing. Nothing was allocated.`);
    }
}

export function deallocated({ result, orderid, sku, released }) {
    return result === 'deallocated'
        ? good(phrase`${named(orderid)} gave back ${parts(released, 'to')}.`)
        : same(phrase`${named(orderid)} holds no ${named(sku)}: there is nothing to give back.`);
}

export function received({ result, sku, ref, qty, eta }) {
    return result === 'received'
        ? good(phrase`${named(ref)} is received: ${number(qty)} of ${named(sku)}, ${whereabouts(eta)}.`)
        : same(phrase`${named(ref)} was received before, with the same content. Nothing changed.`);
}

export const whereabouts = eta => (eta ? `arriving ${day(eta)}` : 'on hand');

export function quantityChanged({ result, batchref, qty, moved, short }) {
    if (result === 'unchanged') {
        return same(phrase`${named(batchref)} has ${number(qty)} already. Nothing changed.`);
    }
    const items = [
        ...moved.map(line => phrase`${named(line.orderid)}: ${number(line.qty)} moved from ${named(line.from)} to ${named(line.to)}`),
        ...short.map(line => phrase`${named(line.orderid)} is ${number(line.qty)} short: no other batch can serve it`),
    ];
    const text = phrase`${named(batchref)} now has ${number(qty)}. ${whoElse(moved.length, short.length)}`;
    return short.length > 0 ? bad(text, items) : good(text, items);
}

function whoElse(moved, short) {
    if (moved + short === 0) {
        return 'No order line had to move.';
    }
    const said = [moved > 0 ? `${count(moved, 'line')} moved` : '', short > 0 ? `${count(short, 'line')} came up short` : ''];
    return said.filter(Boolean).join(', ') + '.';
}

export function etaChanged({ result, batchref, eta }) {
    if (result === 'unchanged') {
        return same(phrase`${named(batchref)} is ${eta ? `expected on ${day(eta)}` : 'on hand'} already. Nothing changed.`);
    }
    return good(phrase`${named(batchref)} ${eta ? `is now expected on ${day(eta)}` : 'has arrived: it is on hand'}.`);
}

/** An event in one line. What it does not know, it calls by its name. */
export function told({ type, data }) {
    const order = data.line?.orderId ?? data.orderId;
    switch (/([a-z-]+)\.v1$/.exec(type)?.[1]) {
        case 'batch-received': return phrase`${named(data.batch)} received: ${number(data.quantity)}, ${whereabouts(data.eta)}`;
        case 'batch-quantity-changed': return phrase`${named(data.batch)} has ${number(data.to)} instead of ${number(data.from)}`;
        case 'batch-withdrawn': return phrase`${named(data.batch)} withdrawn: ${number(data.to)} of ${number(data.from)} left`;
        case 'batch-eta-changed': return phrase`${named(data.batch)} arrives ${day(data.to)} instead of ${day(data.from)}`;
        case 'batch-arrived': return phrase`${named(data.batch)} has arrived`;
        case 'line-allocated': return phrase`${named(order)} gets ${number(data.quantity)} from ${named(data.batch)}`;
        case 'line-reallocated': return phrase`${named(order)} moves from ${named(data.from)} to ${named(data.to)}: ${number(data.quantity)}`;
        case 'line-deallocated': return phrase`${named(order)} gives back ${number(data.quantity)} to ${named(data.batch)}`;
        case 'line-quantity-changed': return phrase`${named(order)} wants ${number(data.to)} instead of ${number(data.from)}`;
        case 'line-shipped': return phrase`${named(order)}: ${number(data.quantity)} shipped from ${named(data.batch)}`;
        case 'out-of-stock': return phrase`${named(order)} is ${number(data.shortfall)} short`;
        default: return type;
    }
}

export function failed({ kind, detail }) {
    const reason = el('bdi', { dir: 'ltr' }, detail); // a sentence, with names in it
    return kind === 'refused'
        ? bad(phrase`Refused: ${reason}`)
        : bad(phrase`${reason} It may have taken effect or not. Send it again: repeating is harmless.`);
}
