package io.allocation.benchmarks.database;

import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;

/** How long answers took, round by round. Not thread-safe. */
final class Latency {

    private final List<Histogram> rounds = new ArrayList<>();

    /** Of one round, in microseconds. */
    void add(Histogram micros) {
        rounds.add(micros);
    }

    /** The median of what the rounds say, in milliseconds: a hiccup of the machine spoils one of them alone. */
    double millis(double percentile) {
        Sample millis = new Sample();
        rounds.forEach(micros -> millis.add(micros.getValueAtPercentile(percentile) / 1e3));
        return millis.median();
    }
}
