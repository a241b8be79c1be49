// The batches of the open SKU as bars, in the order in which they serve.

import { arrange, byId, el, kept, named, retire } from './dom.js';
import { day, distance, isPast, number } from './format.js';

const STEP = 100; // rows: a SKU can have very many used-up batches
const SHORTEST = 6; // per cent of the longest bar, so that the smallest one is still seen

/** @param change called with the batch whose button was pressed */
export function batches(change) {
    const list = byId('batches');
    const rows = kept(row); // by reference
    const more = el('button', { type: 'button', hidden: true, click: () => { limit += STEP; draw(); } });
    let shown = [];
    let limit = STEP;

    function row(ref) {
        const item = el('li', { class: 'batch' });
        const button = el('button', { type: 'button', 'aria-label': 'Change ' + ref, click: () => change(item.batch) }, 'Change');
        const facts = el('div', { class: 'batch-facts' });
        const bar = el('div', { class: 'bar', 'aria-hidden': 'true' }, el('i', { class: 'shipped' }), el('i', { class: 'held' }), el('i', { class: 'free' }));
        const numbers = el('p', { class: 'batch-numbers' });
        item.append(el('div', { class: 'batch-head' }, el('strong', {}, named(ref)), facts, button), bar, numbers);
        return Object.assign(item, { facts, bar, numbers });
    }

    function fill(item, batch, longest) {
        item.batch = batch;
        item.facts.replaceChildren(...facts(batch));
        item.numbers.replaceChildren(el('b', {}, number(batch.available)), ' available · ' + rest(batch));
        item.classList.toggle('used-up', Number(batch.available) === 0);
        const share = [batch.shipped, Number(batch.allocated) - Number(batch.shipped), batch.available];
        share.forEach((units, i) => (item.bar.children[i].style.flexGrow = String(Number(units) / (Number(batch.purchased) || 1))));
        item.bar.style.width = Math.max(SHORTEST, (100 * Number(batch.purchased)) / longest) + '%';
    }

    function draw() {
        const visible = shown.slice(0, limit);
        const longest = visible.reduce((most, batch) => Math.max(most, Number(batch.purchased)), 1);
        const items = rows(visible.map(batch => batch.ref));
        visible.forEach((batch, i) => fill(items[i], batch, longest));
        arrange(list, ...items);
        offer(shown.length - limit);
    }

    function offer(hidden) {
        if (hidden <= 0) {
            retire(more, list.querySelector('li:last-child button'));
        } else {
            more.hidden = false;
            more.textContent = `Show more (${number(hidden)} left)`;
        }
    }

    byId('batches-more').append(more);

    return {
        show(latest, isOther) {
            shown = latest;
            limit = isOther ? STEP : limit;
            draw();
        },
    };
}

function facts({ eta, expiry, warehouse }) {
    return [
        eta === null
            ? el('span', { class: 'chip here' }, 'On hand')
            : el('span', { class: isPast(eta) ? 'chip late' : 'chip coming' }, `${isPast(eta) ? 'Was due' : 'Arrives'} ${day(eta)}, ${distance(eta)}`),
        ...(expiry === null ? [] : [el('span', { class: 'chip' }, 'Use by ' + day(expiry))]),
        ...(warehouse === null ? [] : [el('span', { class: 'chip' }, named(warehouse))]),
    ];
}

/** "6 allocated · 2 shipped · 10 in all": what has left counts as allocated too, as in the service. */
export function rest({ allocated, shipped, purchased }) {
    const left = Number(shipped) > 0 ? `, ${number(shipped)} of them shipped` : '';
    return `${number(allocated)} allocated${left} · ${number(purchased)} in all`;
}
