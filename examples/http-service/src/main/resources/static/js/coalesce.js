// Many wishes to refresh become few refreshes: one at a time, and a pause between two.

const PAUSE_MS = 400;

export function coalesce(refresh) {
    let underWay = false;
    let wanted = false;
    return async function wish() {
        wanted = true;
        if (underWay) {
            return;
        }
        underWay = true;
        try {
            while (wanted) {
                wanted = false;
                await refresh();
                await new Promise(done => setTimeout(done, PAUSE_MS));
            }
        } finally {
            underWay = false;
        }
    };
}
