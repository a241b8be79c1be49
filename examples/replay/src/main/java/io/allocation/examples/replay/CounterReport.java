package io.allocation.examples.replay;

import io.allocation.ports.Verification;
import io.allocation.ports.Verification.Difference;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/**
 * Prints what a store's check of itself found.
 *
 * @param out for one line
 * @param err for the differences
 */
record CounterReport(PrintWriter out, PrintWriter err) {

    void print(Verification found) {
        found.examples().forEach(this::print);
        long more = found.differences() - found.examples().size();
        if (more > 0) {
            err.println("... and " + more + " more");
        }
        err.flush();
        out.println(new Verification(found.batches(), found.differences(), List.of()));
        out.flush();
    }

    private void print(Difference difference) {
        err.println("SKU " + difference.sku() + ", batch " + difference.batch() + ": counter "
                + difference.counter().name().toLowerCase(Locale.ROOT) + " is " + difference.stored()
                + ", but its rows add up to " + difference.counted());
    }
}
