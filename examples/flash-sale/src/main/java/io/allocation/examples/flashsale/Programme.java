package io.allocation.examples.flashsale;

import io.allocation.adapters.jdbc.JdbcStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/**
 * All rounds of a run, each with a SKU of its own that no other run has.
 *
 * @param store where the stock is
 * @param plan the same in every round
 * @param display is told
 * @param interrupted tells when to end early
 */
record Programme(JdbcStore store, Sale.Plan plan, Display display, BooleanSupplier interrupted) {

    /** Runs the warm-up and then so many rounds of each mode; ends early if interrupted. */
    List<Round> run(int rounds, long stock) throws InterruptedException {
        String run = "flash-" + UUID.randomUUID();
        List<Round> results = new ArrayList<>();
        for (Entry entry : Entry.programme(rounds, stock)) {
            if (interrupted.getAsBoolean()) {
                break;
            }
            String sku = run + "-" + results.size();
            Round round = new Sale(store, sku, plan, entry, display, interrupted).run();
            display.say(told(round));
            results.add(round);
        }
        return results;
    }

    private static String told(Round round) {
        return String.format(
                Locale.ROOT,
                "%s: %,d orders in %.1f s, %,.0f/s, %,d of %,d left",
                round.entry().title(),
                round.sold(),
                round.seconds(),
                round.perSecond(),
                round.proof().left(),
                round.proof().purchased());
    }
}
