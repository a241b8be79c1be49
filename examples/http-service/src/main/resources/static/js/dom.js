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
