// What this browser remembers: small things, for convenience. Where it may not keep them, they last as long as the page.

const fallback = new Map();

export function recall(name, otherwise) {
    try {
        return JSON.parse(localStorage.getItem('allocation.' + name)) ?? otherwise;
    } catch (forbiddenOrGarbled) {
        return fallback.get(name) ?? otherwise;
    }
}

export function remember(name, value) {
    fallback.set(name, value);
    try {
        localStorage.setItem('allocation.' + name, JSON.stringify(value));
    } catch (forbiddenOrFull) {
        // The fallback has it.
    }
}
