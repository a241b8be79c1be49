// The service's events, each once, over a connection that comes back by itself.

import { parse } from './json.js';

const REMEMBERED = 2_000; // ids; the service resends from a bounded memory too
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 30_000;

/**
 * @param onEvent gets each event once
 * @param onState gets 'connecting', 'live' or 'lost'
 * @param onReturn is called when a connection came back: events may have been missed meanwhile
 */
export function stream({ onEvent, onState, onReturn }) {
    const seen = new Set();
    let pause = FIRST_PAUSE_MS;
    let wasLive = false;
    let source;
    let retry;

    function fresh(id) {
        if (seen.has(id)) {
            return false;
        }
        seen.add(id);
        if (seen.size > REMEMBERED) {
            seen.delete(seen.values().next().value);
        }
        return true;
    }

    function connect() {
        source = new EventSource('events');
        source.onopen = () => {
            pause = FIRST_PAUSE_MS;
            onState('live');
            if (wasLive) {
                onReturn();
            }
            wasLive = true;
        };
        source.onmessage = message => {
            const event = parse(message.data);
            if (fresh(event.id)) {
                onEvent(event);
            }
        };
        source.onerror = () => {
            onState('lost');
            if (source.readyState === EventSource.CLOSED) { // the browser gave up, as it does on a 503
                retry = setTimeout(connect, pause);
                pause = Math.min(2 * pause, LONGEST_PAUSE_MS);
            }
        };
    }

    // Browsers keep a page that was left, for Back. It may not keep its connection: they allow six to a host, all pages together.
    addEventListener('pagehide', () => {
        clearTimeout(retry);
        source.close();
    });
    addEventListener('pageshow', event => {
        if (event.persisted) {
            connect();
        }
    });
    onState('connecting');
    connect();
}
