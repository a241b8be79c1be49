package io.allocation.examples.flashsale;

import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * What one round brought about.
 *
 * @param entry which round it was
 * @param seconds how long buyers were at it
 * @param till what they were told
 * @param closedEarly whether buyers were sent away, by Ctrl-C or by the limit
 * @param proof what the store says afterwards
 */
record Round(Entry entry, double seconds, Till till, boolean closedEarly, Proof proof) {

    /** How many orders. */
    long sold() {
        return micros().getTotalCount();
    }

    Histogram micros() {
        return till.total();
    }

    double perSecond() {
        return sold() / seconds;
    }

    /** What is wrong with it, a line for each; empty if nothing is. */
    List<String> problems() {
        List<String> problems = new ArrayList<>(proof.problems());
        if (!closedEarly && proof.left() > 0) {
            problems.add(proof.left() + " units are left, but every buyer went away");
        }
        if (till.failures() > 0) {
            problems.add(till.failures() + " orders failed, the first of them: " + till.firstFailure());
        }
        return problems.stream().map(problem -> entry.title() + ": " + problem).toList();
    }
}
