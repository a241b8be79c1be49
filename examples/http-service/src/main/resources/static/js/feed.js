// What happened lately, newest first; a bounded list that can be held still.

import { byId, el, named } from './dom.js';
import { count, time } from './format.js';
import { link } from './route.js';
import { told } from './words.js';

const SHOWN = 100;
const EMPTY = 'Nothing has happened since this page was opened. Events show up here as they happen, whoever causes them.';

export function feed() {
    const list = byId('feed');
    const note = byId('feed-note');
    const button = byId('feed-pause');
    let waiting = []; // while paused; bounded, as the list is
    let missed = 0;
    let paused = false;

    function item(event) {
        return el('li', {},
            el('time', { datetime: event.time }, time(event.time)),
            el('a', { href: link(event.sku), class: 'sku' }, named(event.sku)),
            el('span', { class: event.type.includes('out-of-stock') ? 'bad' : undefined }, told(event)));
    }

    function put(events) {
        list.prepend(...events.map(item).reverse());
        while (list.children.length > SHOWN) {
            list.lastChild.remove();
        }
    }

    function describe() {
        note.textContent = paused
            ? `Paused. ${count(missed, 'new event')}${missed > SHOWN ? `, of which the last ${SHOWN} are kept` : ''}.`
            : list.children.length === 0 ? EMPTY : '';
    }

    button.addEventListener('click', () => {
        paused = !paused;
        button.textContent = paused ? 'Continue' : 'Pause';
        if (!paused) {
            put(waiting);
        }
        waiting = [];
        missed = 0;
        describe();
    });
    describe();

    return function happened(event) {
        if (paused) {
            waiting = [...waiting, event].slice(-SHOWN);
            missed++;
        } else {
            put([event]);
        }
        describe();
    };
}
