package io.allocation.benchmarks.database;

import java.time.Duration;

/** What all cases have in common. */
record Setting(Options options, Databases databases, Results results) {

    Duration time() {
        return options.time();
    }

    <T> T choose(T ifShort, T otherwise) {
        return options.isShort() ? ifShort : otherwise;
    }

    int rounds(int ifShort, int otherwise) {
        return options.rounds(choose(ifShort, otherwise));
    }

    Comparison comparison() {
        return new Comparison(databases, results, time(), rounds(1, 3));
    }
}
