// Sends what a form says, once at a time, and shows the answer: in words below it, or at the field that was refused.

import { Failure } from './api.js';
import { el } from './dom.js';
import { hush, tell } from './outcome.js';
import { failed } from './words.js';

/**
 * @param form its fields are named as in the service's JSON
 * @param region where outcomes are told
 * @param perform gets the pressed button's value; sends, and gives the outcome in words
 */
export function submits(form, region, perform) {
    form.addEventListener('submit', event => {
        event.preventDefault();
        run(form, region, () => perform(event.submitter?.value), form);
    });
}

/** Runs an action unless its owner is still busy with one. Buttons keep the focus: they are not disabled, but deaf. */
export async function run(owner, region, action, form) {
    if (owner.getAttribute('aria-busy') === 'true') {
        return;
    }
    owner.setAttribute('aria-busy', 'true');
    forgive(form);
    hush(region);
    try {
        tell(region, await action());
    } catch (failure) {
        complain(failure, form, region, () => run(owner, region, action, form));
    } finally {
        owner.removeAttribute('aria-busy');
    }
}

function complain(failure, form, region, again) {
    if (!(failure instanceof Failure)) {
        tell(region, { tone: 'bad', text: `The console itself failed: ${failure.message}` });
        throw failure;
    }
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
export function forgive(form) {
    for (const complaint of form?.querySelectorAll('.complaint') ?? []) {
        complaint.remove();
    }
    for (const field of form?.querySelectorAll('[aria-invalid]') ?? []) {
        field.removeAttribute('aria-invalid');
        field.removeAttribute('aria-describedby');
    }
}
