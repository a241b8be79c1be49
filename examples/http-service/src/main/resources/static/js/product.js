// The open SKU: its totals, batches and promises; or, while none is open, where to begin.

import { find, read, under } from './api.js';
import { batches } from './batches.js';
import { coalesce } from './coalesce.js';
import { arrange, byId, el, goTo, kept, named } from './dom.js';
import { day, distance, number } from './format.js';
import { recall, remember } from './memory.js';
import { attempt } from './notice.js';
import { link } from './route.js';

const STARTERS = 40;
const ISOLATE = '\u2068'; // what <bdi> does, where there are no elements
const END = '\u2069';

/**
 * @param onBatch the person wants to change a batch
 * @param onShown called with the SKU and what the service tells of it, undefined if it does not know it
 * @param onStart called with whether there is any product yet
 */
export function product({ onBatch, onShown, onStart }) {
    const section = byId('product');
    const body = byId('product-body');
    const start = byId('product-start');
    const chips = el('ul', { class: 'links chips' });
    const starters = kept(name => el('li', {}, el('a', { class: 'chip', href: link(name) }, named(name))));
    const receiveFirst = el('button', { type: 'button', click: () => goTo(byId('batch-ref')) }, 'Receive its first batch');
    const usedUp = byId('used-up');
    const list = batches(batch => onBatch(sku, batch));
    let sku = null;
    let drawn; // the SKU that is to be seen
    let turns = 0; // an answer that comes late may not cover a newer one

    async function load() {
        const turn = ++turns;
        const asked = sku;
        try {
            const answer = asked === null ? undefined : await find(under('availability', asked) + (usedUp.checked ? '?all=true' : ''));
            const others = answer === undefined ? await skus(asked ?? '') : [];
            if (turn === turns) {
                draw(asked, answer, others);
            }
        } finally {
            if (turn === turns) {
                section.setAttribute('aria-busy', 'false');
            }
        }
    }

    function draw(asked, answer, others) {
        if (asked === null) {
            begin(others);
        } else {
            show(asked, answer, others);
        }
    }

    const skus = async prefix => (await read('skus?' + new URLSearchParams({ prefix, limit: STARTERS }))).skus;

    function begin(names) {
        arrange(start, ...(names.length === 0
            ? [el('p', {}, 'There is no product yet. A product comes into being with its first batch: stock on hand, or a shipment on its way.')]
            : [el('p', { class: 'hint' }, names.length < STARTERS ? 'Open one, or press / and type.' : 'The first ones. Press / and type to find others.'),
                links(names)]));
        onStart(names.length > 0);
    }

    function links(names) {
        arrange(chips, ...starters(names));
        return chips;
    }

    function show(asked, answer, alike) {
        if (answer === undefined) {
            arrange(start,
                ...(alike.length ? [el('p', {}, 'There is no such product. These begin alike:'), links(alike)] : [el('p', {}, 'There is no such product yet.')]),
                receiveFirst);
        } else {
            arrange(start, ...hints(answer));
            totals(answer);
            list.show(answer.batches, drawn !== asked);
            byId('promise').replaceChildren(...promises(answer.promise));
        }
        body.hidden = answer === undefined;
        drawn = asked;
        onShown(asked, answer);
    }

    function hints(answer) {
        const empty = answer.batches.length === 0;
        return empty ? [el('p', { class: 'notice' }, usedUp.checked ? 'It has no batch.' : 'Every unit of it is promised: its batches are used up. Receive one, or show the used-up ones.')] : [];
    }

    function totals({ available, on_hand: onHand, inbound }) {
        const total = (name, units, hint) => el('div', {}, el('dt', {}, name), el('dd', {}, number(units)), el('dd', { class: 'hint' }, hint));
        byId('totals').replaceChildren(
            total('Available', available, 'to promise in all'),
            total('On hand', onHand, 'at once'),
            total('Inbound', inbound, 'when it arrives'));
    }

    function promises(steps) {
        const most = Number(steps.at(-1)?.available) || 1;
        return steps.map(({ from, available }) => {
            const bar = el('i', { class: 'free' });
            bar.style.width = (100 * Number(available)) / most + '%';
            return el('tr', {},
                el('th', { scope: 'row' }, from === null ? 'Now' : `${day(from)}, ${distance(from)}`),
                el('td', { class: 'number' }, number(available)),
                el('td', { class: 'bar-cell', 'aria-hidden': 'true' }, bar));
        });
    }

    const refresh = () => attempt(byId('product-notice'), load);
    const soon = coalesce(refresh);

    usedUp.checked = recall('used-up', false);
    usedUp.addEventListener('change', () => {
        remember('used-up', usedUp.checked);
        refresh();
    });

    return {
        open(wanted, go) {
            if (wanted !== sku) {
                body.hidden = true;
                start.replaceChildren();
                byId('product-notice').replaceChildren();
            }
            sku = wanted;
            byId('product-title').replaceChildren(sku === null ? 'Products' : named(sku));
            document.title = (sku === null ? '' : `${ISOLATE}${sku}${END} · `) + 'Allocation console';
            section.setAttribute('aria-busy', 'true');
            if (go) {
                goTo(byId('product-title'));
            }
            return refresh();
        },

        /** Something happened to a SKU, or may have happened to any (undefined). */
        changed(what) {
            if (what === undefined || what === sku || sku === null) {
                soon();
            }
        },
    };
}
