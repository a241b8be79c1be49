// Says what came of an action. Its element is a live region that is there from the start, so that screen readers hear it.

import { el } from './dom.js';

const SHOWN = 50;

export function tell(region, { tone, text, items = [] }, again) {
    region.dataset.tone = tone;
    region.replaceChildren(
        el('p', {}, text),
        ...(items.length ? [el('ul', {}, items.slice(0, SHOWN).map(item => el('li', {}, item)))] : []),
        ...(items.length > SHOWN ? [el('p', {}, `… and ${items.length - SHOWN} more.`)] : []),
        ...(again ? [el('button', { type: 'button', click: again }, 'Send again')] : []),
    );
}

export function hush(region) {
    delete region.dataset.tone;
    region.replaceChildren();
}
