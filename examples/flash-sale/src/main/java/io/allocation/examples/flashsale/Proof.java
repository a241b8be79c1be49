package io.allocation.examples.flashsale;

import java.util.ArrayList;
import java.util.List;

/**
 * What the store's views say once a round is over.
 *
 * @param purchased units of all batches
 * @param left units that can still be promised
 * @param held units that the orders hold, added up order by order
 * @param wrong orders that do not hold what their buyer was told
 * @param lowest the fewest units that were seen to be left at any time
 */
record Proof(long purchased, long left, long held, long wrong, long lowest) {

    /** What is wrong, a line for each; empty if nothing is. */
    List<String> problems() {
        List<String> problems = new ArrayList<>();
        if (held > purchased) {
            problems.add("oversold: orders hold " + held + " units of " + purchased);
        }
        if (held != purchased - left) {
            problems.add("orders hold " + held + " units, but purchased - left is " + (purchased - left));
        }
        if (lowest < 0) {
            problems.add("oversold: " + lowest + " units were left");
        }
        if (wrong > 0) {
            problems.add(wrong + " orders do not hold what their buyers were told");
        }
        return problems;
    }
}
