package io.allocation.examples.flashsale;

import org.HdrHistogram.Histogram;

/**
 * What a round looks like at one moment.
 *
 * @param title which round it is
 * @param stock the units that there were
 * @param left the units that the store has left
 * @param sold orders sold so far
 * @param refused orders refused so far
 * @param failed orders that failed so far
 * @param perSecond orders sold per second, of late
 * @param micros how long those took
 */
record Look(
        String title, long stock, long left, long sold, long refused, long failed, double perSecond, Histogram micros) {

    /** In milliseconds. */
    static double millis(Histogram micros, double percentile) {
        return micros.getValueAtPercentile(percentile) / 1e3;
    }
}
