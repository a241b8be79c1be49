// Makes elements. Data only ever becomes text or an attribute's value, never HTML.

export const byId = id => document.getElementById(id);

/** el('p', { class: 'hint' }, 'text', child): null children are left out, functions are listeners. */
export function el(name, attributes = {}, ...children) {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
        if (typeof value === 'function') {
            element.addEventListener(key, value);
        } else if (value !== undefined && value !== false) {
            element.setAttribute(key, value === true ? '' : value);
        }
    }
    element.append(...children.flat().filter(child => child !== null && child !== undefined));
    return element;
}

/** What people named, or may have: set apart, so that a character in it that turns the direction does not turn the rest. */
export const named = text => el('bdi', {}, text);

/** phrase`${named(order)} gets ${number(qty)}`: texts and elements, for el. */
export function phrase(texts, ...values) {
    return texts.flatMap((text, i) => [text, values[i] ?? '']).flat(Infinity);
}

/** Elements by key: while a key stays, its element does, and so what it has: the focus, a press under way. */
export function kept(make) {
    let elements = new Map();
    return keys => {
        elements = new Map(keys.map(key => [key, elements.get(key) ?? make(key)]));
        return [...elements.values()];
    };
}

/** Gives a parent these children, and touches only what differs. A focus that would go with its child is handed on. */
export function arrange(parent, ...children) {
    const focused = document.activeElement;
    const place = [...parent.children].findIndex(child => child.contains(focused));
    put(parent, children);
    if (place >= 0 && document.activeElement !== focused) {
        handOn(parent.contains(focused) ? focused : children[Math.min(place, children.length - 1)], parent);
    }
}

function put(parent, children) {
    const stay = new Set(children);
    [...parent.children].filter(child => !stay.has(child)).forEach(child => child.remove());
    let next = parent.firstElementChild;
    for (const child of children) {
        if (child === next) {
            next = next.nextElementSibling;
        } else {
            parent.insertBefore(child, next);
        }
    }
}

const PRESSED = 'a, button';

/** To an element or what can be pressed in it, or else to the section around. */
function handOn(element, parent) {
    const heir = element?.matches(PRESSED) ? element : element?.querySelector(PRESSED);
    (heir ?? parent.closest('[tabindex]'))?.focus({ preventScroll: true });
}

/** Hides an element; the focus, if it was there, goes to the heir. */
export function retire(element, heir) {
    if (document.activeElement === element) {
        heir?.focus({ preventScroll: true });
    }
    element.hidden = true;
}

/** Shows a dialog or closes it: by Escape, its button, or a press beside it. The browser gives the focus back. */
export function closable(dialog) {
    dialog.querySelector('[data-close]').addEventListener('click', () => dialog.close());
    dialog.addEventListener('mousedown', event => {
        if (event.target === dialog) {
            dialog.close();
        }
    });
    return dialog;
}

/** Brings to a place, for the keyboard too. */
export function goTo(element) {
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    element.focus({ preventScroll: true });
    element.scrollIntoView({ block: 'nearest', behavior: calm ? 'auto' : 'smooth' });
}
