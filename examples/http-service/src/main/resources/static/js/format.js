// Numbers, days and times as the reader's language writes them.

const NUMBER = new Intl.NumberFormat();
const DAY = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeZone: 'UTC' }); // a day is the same day everywhere
const TIME = new Intl.DateTimeFormat(undefined, { timeStyle: 'medium' });
const DISTANCE = new Intl.RelativeTimeFormat(undefined, { numeric: 'auto' });
const DAY_MS = 86_400_000;

export const number = units => NUMBER.format(units);

export const day = iso => DAY.format(new Date(iso));

export const time = iso => TIME.format(new Date(iso));

/** "in 5 days", "tomorrow", "3 days ago". */
export function distance(iso) {
    const now = new Date();
    const today = Date.UTC(now.getFullYear(), now.getMonth(), now.getDate());
    const days = Math.round((new Date(iso) - today) / DAY_MS);
    return Math.abs(days) < 60 ? DISTANCE.format(days, 'day') : DISTANCE.format(Math.round(days / 30.44), 'month');
}

export const isPast = iso => iso < today();

/** Today where the reader is, as YYYY-MM-DD. */
export function today(daysOn = 0) {
    const now = new Date();
    return new Date(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate() + daysOn)).toISOString().slice(0, 10);
}

/** "1 line", "2 lines". */
export const count = (n, one, many = one + 's') => `${number(n)} ${Number(n) === 1 ? one : many}`;
