// Says that something could not be read, and offers to try again. What was shown before stays.

import { Failure } from './api.js';
import { arrange, el } from './dom.js';

export function notice(place, failure, again) {
    arrange(place, el('div', { class: 'notice bad', role: 'alert' },
        el('p', {}, failure.detail),
        el('button', { type: 'button', click: again }, 'Try again')));
}

/** Reads and shows; a failure is told at `place`. */
export async function attempt(place, load) {
    try {
        await load();
        arrange(place);
    } catch (failure) {
        if (!(failure instanceof Failure)) {
            throw failure; // a fault of this page: main.js tells it
        }
        notice(place, failure, () => attempt(place, load));
    }
}
