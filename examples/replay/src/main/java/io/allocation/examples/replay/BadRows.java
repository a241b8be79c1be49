package io.allocation.examples.replay;

import java.io.PrintWriter;

/** Reports bad rows as they come and counts them; many do not flood the terminal. */
final class BadRows {

    static final int MOST_SHOWN = 20;

    private final PrintWriter out;
    private final boolean strict;
    private int count;

    /**
     * Counts from zero.
     *
     * @param out where they are reported
     * @param strict whether the first one is the end
     */
    BadRows(PrintWriter out, boolean strict) {
        this.out = out;
        this.strict = strict;
    }

    /** Thrown at the first bad row of a strict run. */
    static final class Stop extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Stop() {
            super("stopped at the first bad row");
        }
    }

    void report(BadRow row) {
        count++;
        if (count <= MOST_SHOWN) {
            out.println(row);
        }
        if (strict) {
            throw new Stop();
        }
    }

    int count() {
        return count;
    }

    void printCount(PrintWriter report) {
        if (count > 0) {
            report.println(count == 1 ? "1 bad row was skipped" : count + " bad rows were skipped");
            report.flush();
        }
    }

    /** Tells how many were not shown. */
    void finish() {
        if (count > MOST_SHOWN) {
            out.printf("... and %d more%n", count - MOST_SHOWN);
        }
        out.flush();
    }
}
