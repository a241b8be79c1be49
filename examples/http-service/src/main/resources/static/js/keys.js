// Single keys that save the way; off inside of fields, where they are letters, and wherever one switches them off.

import { byId, closable, goTo } from './dom.js';
import { recall, remember } from './memory.js';

const ACTIONS = {
    '/': () => focus('search-input'),
    a: () => focus('line-order'),
    r: () => focus('batch-ref'),
    o: () => focus('order-input'),
    p: () => byId('feed-pause').click(),
    '?': () => byId('keys').showModal(),
};

function focus(id) {
    const field = byId(id);
    if (field.checkVisibility()) {
        goTo(field);
        field.select();
    }
}

function isTyping(target) {
    return target.matches('textarea, select, input:not([type=checkbox], [type=radio])');
}

export function keys() {
    const on = byId('keys-on');
    on.checked = recall('keys', true);
    on.addEventListener('change', () => remember('keys', on.checked));
    closable(byId('keys'));
    byId('keys-button').addEventListener('click', () => byId('keys').showModal());
    document.addEventListener('keydown', event => {
        const action = ACTIONS[event.key];
        if (!action || !on.checked || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || document.querySelector('dialog[open]')) {
            return;
        }
        event.preventDefault();
        action();
    });
}
