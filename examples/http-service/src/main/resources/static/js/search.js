// Finds a SKU by the beginning of its name: a combobox as the ARIA Authoring Practices describe it.

import { read } from './api.js';
import { byId, el, named } from './dom.js';
import { count } from './format.js';

const LIMIT = 12;
const QUIET_MS = 120;

export function search(choose) {
    const input = byId('search-input');
    const list = byId('search-list');
    const status = byId('search-status');
    let options = [];
    let active = -1;
    let asking = new AbortController();
    let timer;

    function close() {
        clearTimeout(timer);
        asking.abort();
        list.hidden = true;
        input.setAttribute('aria-expanded', 'false');
        activate(-1);
    }

    function open(sku) {
        close();
        input.value = '';
        if (sku.trim() !== '') {
            choose(sku);
        }
    }

    function option(sku, index) {
        return el('li', { role: 'option', id: 'search-option-' + index, 'aria-selected': 'false',
            mousedown: event => event.preventDefault(), // else the input loses the focus, and the list closes before the click
            click: () => open(sku) }, named(sku));
    }

    function show(skus) {
        const chosen = options[active];
        options = skus;
        list.replaceChildren(...(skus.length ? skus.map(option) : [el('li', { class: 'none', role: 'presentation' }, 'No SKU begins like this.')]));
        list.hidden = false;
        input.setAttribute('aria-expanded', 'true');
        activate(skus.indexOf(chosen)); // a list that comes late does not take the choice away
        status.textContent = skus.length ? count(skus.length, 'SKU') : 'No SKU begins like this.';
    }

    async function ask() {
        asking.abort();
        asking = new AbortController();
        const { signal } = asking;
        try {
            const found = await read('skus?' + new URLSearchParams({ prefix: input.value, limit: LIMIT }), signal);
            if (!signal.aborted) {
                show(found.skus);
            }
        } catch (failure) {
            if (!signal.aborted) {
                show([]);
                list.firstChild.textContent = failure.detail;
                status.textContent = failure.detail;
            }
        }
    }

    /** Until the answer comes, nothing may be chosen that does not begin as it is typed. */
    function narrow() {
        const left = options.filter(sku => sku.startsWith(input.value));
        if (left.length > 0 && !list.hidden) {
            show(left);
        } else {
            close();
            options = [];
        }
    }

    function move(step) {
        if (list.hidden) {
            ask();
            return;
        }
        if (options.length === 0) {
            return;
        }
        activate(active < 0 && step < 0 ? options.length - 1 : (active + step + options.length) % options.length);
    }

    function activate(index) {
        list.querySelector('[aria-selected=true]')?.setAttribute('aria-selected', 'false');
        active = index;
        if (index < 0) {
            input.removeAttribute('aria-activedescendant');
            return;
        }
        const item = list.children[index];
        item.setAttribute('aria-selected', 'true');
        item.scrollIntoView({ block: 'nearest' });
        input.setAttribute('aria-activedescendant', item.id);
    }

    input.addEventListener('input', () => {
        clearTimeout(timer);
        asking.abort();
        narrow();
        timer = setTimeout(ask, QUIET_MS);
    });
    input.addEventListener('focus', () => ask());
    input.addEventListener('blur', close);
    input.addEventListener('keydown', event => {
        if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
            event.preventDefault();
            move(event.key === 'ArrowDown' ? 1 : -1);
        } else if (event.key === 'Escape') {
            event.preventDefault();
            input.value = list.hidden ? '' : input.value;
            close();
        }
    });
    byId('search').addEventListener('submit', event => {
        event.preventDefault();
        open(active >= 0 ? options[active] : input.value);
    });
}
