package io.allocation.examples.flashsale;

import java.util.ArrayList;
import java.util.List;

/**
 * One round, as it is planned.
 *
 * @param title what it is called
 * @param mode how it is sold
 * @param stock how many units, at least four
 * @param measured whether it counts, or is there to warm up
 */
record Entry(String title, Mode mode, long stock, boolean measured) {

    /** The fewest units that make three batches. */
    static final long LEAST_STOCK = 4;

    /** One of each mode to warm up, with a quarter of the stock; then the modes take turns. */
    static List<Entry> programme(int rounds, long stock) {
        List<Entry> entries = new ArrayList<>();
        for (int round = 0; round <= rounds; round++) {
            String name = round == 0 ? "warm-up" : "round " + round + " of " + rounds;
            long units = round == 0 ? Math.max(LEAST_STOCK, stock / 4) : stock;
            for (Mode mode : Mode.values()) {
                entries.add(new Entry(name + ", " + mode, mode, units, round > 0));
            }
        }
        return entries;
    }
}
