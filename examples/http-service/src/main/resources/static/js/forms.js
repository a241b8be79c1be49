// Sends what a form says, once at a time, and shows the answer: in words below it, or at the field that was refused.

import { Failure } from './api.js';
import { el } from './dom.js';
import { hush, tell } from './outcome.js';
import { failed } from './words.js';

const underWay = new WeakMap(); // by owner

/**
 * @param form its fields are named as in the service's JSON
 * @param region where outcomes are told
 * @param prepare gets the pressed button's value and reads the fields, once; gives the action, which sends what was read,
 *     also when it is sent again, and gives the outcome in words
 */
export function submits(form, region, prepare) {
    form.addEventListener('submit', event => {
        event.preventDefault();
        if (!underWay.has(form)) {
            run(form, region, prepare(event.submitter?.value), form);
        }
    });
}

/** Runs an action unless its owner is still busy with one. Buttons keep the focus: they are not disabled, but deaf. */
export async function run(owner, region, action, form) {
    if (underWay.has(owner)) {
        return;
    }
    const turn = {};
    const isStillOurs = () => underWay.get(owner) === turn;
    underWay.set(owner, turn);
    owner.setAttribute('aria-busy', 'true');
    forgive(form);
    hush(region);
    try {
        const outcome = await action();
        if (isStillOurs()) {
            tell(region, outcome);
        }
    } catch (failure) {
        if (!(failure instanceof Failure)) {
            throw failure; // a fault of this page: main.js tells it
        }
        if (isStillOurs()) {
            complain(failure, form, region, () => run(owner, region, action, form));
        }
    } finally {
        if (isStillOurs()) {
            release(owner);
        }
    }
}

function release(owner) {
    underWay.delete(owner);
    owner.removeAttribute('aria-busy');
}

/** The owner is about something else now: what was told goes, and what is still under way is not told any more. */
export function leave(owner, region, form) {
    release(owner);
    forgive(form);
    hush(region);
}

function complain(failure, form, region, again) {
    const field = failure.field && form?.elements.namedItem(failure.field);
    if (field instanceof HTMLInputElement && field.type !== 'hidden') {
        accuse(field, failure.detail);
    } else {
        tell(region, failed(failure), failure.kind === 'refused' ? undefined : again);
    }
}

function accuse(field, detail) {
    const complaint = el('p', { class: 'complaint', id: field.id + '-complaint' }, detail);
    field.setAttribute('aria-invalid', 'true');
    field.setAttribute('aria-describedby', complaint.id);
    field.after(complaint);
    field.closest('details')?.setAttribute('open', '');
    field.focus();
}

/** Takes back the complaints of last time. */
function forgive(form) {
    for (const complaint of form?.querySelectorAll('.complaint') ?? []) {
        complaint.remove();
    }
    for (const field of form?.querySelectorAll('[aria-invalid]') ?? []) {
        field.removeAttribute('aria-invalid');
        field.removeAttribute('aria-describedby');
    }
}
