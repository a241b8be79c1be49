package io.allocation.benchmarks.database;

import java.sql.SQLException;
import java.util.Locale;
import java.util.UUID;

/**
 * What one allocate costs on a SKU with little history and on one with much, each in a database of its own. One thread
 * sends a block of lines to the one, then to the other, and so on. Both grow by the same lines.
 */
final class Growth {

    private static final int LINES = 200;
    private static final int BLOCKS_OF_WARM_UP = 25;

    private final Databases databases;
    private final int rounds;

    Growth(Databases databases, int rounds) {
        this.databases = databases;
        this.rounds = rounds;
    }

    void run(History little, History much) throws SQLException {
        try (Contender small = contender(little);
                Contender large = contender(much)) {
            warmUp(small, large);
            Sample onSmall = new Sample();
            Sample onLarge = new Sample();
            Sample ratios = new Sample();
            for (int i = 0; i < rounds; i++) {
                double median = block(small, onSmall);
                ratios.add(block(large, onLarge) / median);
            }
            print(little, onSmall, small);
            print(much, onLarge, large);
            print(onLarge.median() / onSmall.median(), ratios);
        }
    }

    private Contender contender(History history) throws SQLException {
        Database database = databases.create();
        history.writeTo(database);
        return new Ours(database, 1);
    }

    private void warmUp(Contender small, Contender large) throws SQLException {
        for (int i = 0; i < BLOCKS_OF_WARM_UP; i++) {
            block(small, new Sample());
            block(large, new Sample());
        }
        small.vacuum();
        large.vacuum();
        block(small, new Sample());
        block(large, new Sample());
    }

    /** Returns the median, in milliseconds. */
    private double block(Contender contender, Sample into) throws SQLException {
        Sample millis = new Sample();
        for (int i = 0; i < LINES; i++) {
            String orderId = UUID.randomUUID().toString(); // anywhere in the indexes, as the history
            long start = System.nanoTime();
            if (!contender.allocate(orderId, History.SKU)) {
                throw new IllegalStateException("not allocated: " + orderId);
            }
            millis.add((System.nanoTime() - start) / 1e6);
        }
        into.addAll(millis);
        return millis.median();
    }

    private static void print(History history, Sample millis, Contender contender) throws SQLException {
        System.out.printf(
                Locale.ROOT,
                "%-25s %d allocates: median %.3f ms, p90 %.3f ms; %s%n",
                history,
                millis.size(),
                millis.median(),
                millis.quantile(0.9),
                contender.verify());
    }

    private static void print(double ratio, Sample ratios) {
        System.out.printf(
                Locale.ROOT,
                "ratio of the medians %.3f; of each of %d rounds: least %.3f, quartiles %.3f %.3f %.3f, most %.3f%n",
                ratio,
                ratios.size(),
                ratios.quantile(0),
                ratios.quantile(0.25),
                ratios.median(),
                ratios.quantile(0.75),
                ratios.quantile(1));
    }
}
