// What the service's answers mean, in words. Each gives { tone, text, items }.

import { count, day, number } from './format.js';

const good = (text, items = []) => ({ tone: 'good', text, items });
const same = text => ({ tone: 'same', text, items: [] });
const bad = (text, items = []) => ({ tone: 'bad', text, items });

const parts = (allocations, word) => allocations.map(part => `${number(part.qty)} ${word} ${part.batchref}`).join(', ');

export function allocated(answer) {
    const { orderid, sku, qty, allocations, shortfall } = answer;
    const missing = shortfall > 0 ? ` It is ${number(shortfall)} short.` : '';
    switch (answer.result) {
        case 'allocated':
            return { ...good(`${orderid} gets ${parts(allocations, 'from')}.${missing}`), tone: missing ? 'bad' : 'good' };
        case 'already_allocated':
            return same(`${orderid} was allocated already: ${parts(allocations, 'from')}. Nothing changed.${missing}`);
        default:
            return bad(`${sku} is out of stock for ${orderid}: of ${number(qty)}, ${number(shortfall)} are missing. Nothing was allocated.`);
    }
}

export function deallocated({ result, orderid, sku, released }) {
    return result === 'deallocated'
        ? good(`${orderid} gave back ${parts(released, 'to')}.`)
        : same(`${orderid} holds no ${sku}: there is nothing to give back.`);
}

export function received({ result, sku, ref, qty, eta }) {
    return result === 'received'
        ? good(`${ref} is received: ${number(qty)} of ${sku}, ${whereabouts(eta)}.`)
        : same(`${ref} was received before, with the same content. Nothing changed.`);
}

export const whereabouts = eta => (eta ? `arriving ${day(eta)}` : 'on hand');

export function quantityChanged({ result, batchref, qty, moved, short }) {
    if (result === 'unchanged') {
        return same(`${batchref} has ${number(qty)} already. Nothing changed.`);
    }
    const items = [
        ...moved.map(line => `${line.orderid}: ${number(line.qty)} moved from ${line.from} to ${line.to}`),
        ...short.map(line => `${line.orderid} is ${number(line.qty)} short: no other batch can serve it`),
    ];
    const text = `${batchref} now has ${number(qty)}. ` + whoElse(moved.length, short.length);
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
        return same(eta ? `${batchref} is expected on ${day(eta)} already. Nothing changed.` : `${batchref} is on hand already. Nothing changed.`);
    }
    return good(eta ? `${batchref} is now expected on ${day(eta)}.` : `${batchref} has arrived: it is on hand.`);
}

/** An event in one line. What it does not know, it calls by its name. */
export function told({ type, data }) {
    const order = data.line?.orderId ?? data.orderId;
    switch (/([a-z-]+)\.v1$/.exec(type)?.[1]) {
        case 'batch-received': return `${data.batch} received: ${number(data.quantity)}, ${whereabouts(data.eta)}`;
        case 'batch-quantity-changed': return `${data.batch} has ${number(data.to)} instead of ${number(data.from)}`;
        case 'batch-withdrawn': return `${data.batch} withdrawn: ${number(data.to)} of ${number(data.from)} left`;
        case 'batch-eta-changed': return `${data.batch} arrives ${day(data.to)} instead of ${day(data.from)}`;
        case 'batch-arrived': return `${data.batch} has arrived`;
        case 'line-allocated': return `${order} gets ${number(data.quantity)} from ${data.batch}`;
        case 'line-reallocated': return `${order} moves from ${data.from} to ${data.to}: ${number(data.quantity)}`;
        case 'line-deallocated': return `${order} gives back ${number(data.quantity)} to ${data.batch}`;
        case 'line-quantity-changed': return `${order} wants ${number(data.to)} instead of ${number(data.from)}`;
        case 'line-shipped': return `${order}: ${number(data.quantity)} shipped from ${data.batch}`;
        case 'out-of-stock': return `${order} is ${number(data.shortfall)} short`;
        default: return type;
    }
}

export function failed({ kind, detail }) {
    return kind === 'refused'
        ? bad(`Refused: ${detail}`)
        : bad(`${detail} It may have taken effect or not. Send it again: repeating is harmless.`);
}
