// Units are 64-bit integers in the service. A number of JavaScript loses digits beyond 2^53, so larger ones become BigInt,
// and what a person types goes out digit by digit.

export function parse(text) {
    return JSON.parse(text, exact);
}

function exact(key, value, context) {
    const digits = context?.source;
    return typeof value === 'number' && !Number.isSafeInteger(value) && /^-?\d+$/.test(digits ?? '') ? BigInt(digits) : value;
}

// Only plain integers are written as numbers: anything else stays text, for the service to refuse with its own words.
// A guess here could turn "1.000" into 1.
const INTEGER = /^\s*(-?)0*(\d+)\s*$/;

/** A quantity as it was typed: an object that `write` puts out as a number where it is one. */
export function units(typed) {
    return { typed };
}

export function write(body) {
    const members = Object.entries(body)
        .filter(([, value]) => value !== undefined)
        .map(([name, value]) => JSON.stringify(name) + ':' + written(value));
    return '{' + members.join(',') + '}';
}

function written(value) {
    if (value === null || typeof value !== 'object') {
        return JSON.stringify(value);
    }
    const match = INTEGER.exec(value.typed);
    if (match) {
        return match[1] + match[2];
    }
    return value.typed.trim() === '' ? 'null' : JSON.stringify(value.typed);
}
