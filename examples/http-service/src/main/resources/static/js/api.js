// Requests to the service. Every failure becomes a Failure that says what is known, so that nothing is lost silently.

import { parse, write } from './json.js';

const PATIENCE_MS = 20_000;

export class Failure extends Error {
    /**
     * @param kind 'refused': it had no effect, and will not have one; 'away': it had none, or perhaps one, but may be
     *     sent again; 'unreachable': the same, and nobody answered
     */
    constructor(kind, detail, { status, field } = {}) {
        super(detail);
        Object.assign(this, { kind, detail, status, field });
    }
}

/** Sends a command and gives the service's answer. */
export function send(path, body) {
    return request(path, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
        body: write(body),
    });
}

export function read(path, signal) {
    return request(path, { headers: { Accept: 'application/json' } }, signal);
}

/** Reads what has a name of its own; undefined where there is nothing of that name. */
export async function find(path) {
    try {
        return await read(path);
    } catch (failure) {
        if (failure.status === 404) {
            return undefined;
        }
        throw failure;
    }
}

async function request(path, options, signal) {
    const patience = AbortSignal.timeout(PATIENCE_MS);
    let response;
    let text;
    try {
        response = await fetch(path, { ...options, cache: 'no-store', signal: signal ? AbortSignal.any([signal, patience]) : patience });
        text = await response.text();
    } catch (cause) {
        if (signal?.aborted) {
            throw cause; // whoever aborted it does not want to hear more
        }
        throw new Failure('unreachable', patience.aborted ? 'The service did not answer in time.' : 'The service cannot be reached.');
    }
    const answer = parsed(text, response);
    if (response.ok) {
        return answer;
    }
    throw new Failure(response.status >= 500 ? 'away' : 'refused', answer.detail ?? answer.message ?? `The service answered ${response.status}.`,
        { status: response.status, field: answer.field });
}

function parsed(text, response) {
    try {
        return parse(text);
    } catch (cause) {
        // A proxy's page, for instance: what it stands for is unknown, so it may not look like an answer or like a refusal.
        throw new Failure('away', `The answer (status ${response.status}) is not from the service: it is no JSON.`);
    }
}

/** A path whose last part is any text. */
export function under(path, id) {
    return path + '/' + encodeURIComponent(id);
}
