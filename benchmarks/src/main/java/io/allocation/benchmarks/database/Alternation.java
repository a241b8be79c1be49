package io.allocation.benchmarks.database;

import java.sql.SQLException;
import java.util.Locale;
import java.util.UUID;

/**
 * What one allocate costs one contender and another. One thread sends a block of lines to the one, then to the other,
 * and so on, so that what disturbs one disturbs both.
 */
record Alternation(Results results, int rounds) {

    private static final int LINES = 200;
    private static final int BLOCKS_OF_WARM_UP = 25;

    /** Each history in a database of its own; both grow by the same lines. */
    void run(String name, Databases databases, History little, History much) throws SQLException {
        try (Contender small = contender(databases, little, Entrant.OURS);
                Contender large = contender(databases, much, Entrant.OURS)) {
            run(name, much.toString(), large, little.toString(), small);
        }
    }

    void runIdle(String name, Databases databases) throws SQLException {
        History none = History.ofLines(0);
        try (Contender alone = contender(databases, none, Entrant.ALONE);
                Contender coalescing = contender(databases, none, Entrant.OURS)) {
            run(name, Entrant.OURS.name(), coalescing, Entrant.ALONE.name(), alone);
        }
    }

    private static Contender contender(Databases databases, History history, Entrant entrant) throws SQLException {
        Database database = databases.create();
        history.writeTo(database);
        return entrant.maker().make(database, 1);
    }

    private void run(String name, String oursName, Contender ours, String baselineName, Contender baseline)
            throws SQLException {
        warmUp(baseline, ours);
        Sample onBaseline = new Sample();
        Sample onOurs = new Sample();
        Sample ratios = new Sample();
        for (int i = 0; i < rounds; i++) {
            double median = block(baseline, onBaseline);
            ratios.add(block(ours, onOurs) / median);
        }
        print(baselineName, onBaseline, baseline);
        print(oursName, onOurs, ours);
        print(onOurs.median() / onBaseline.median(), ratios);
        results.add(name, 1, measured(oursName, onOurs), measured(baselineName, onBaseline));
    }

    private static Results.Measured measured(String name, Sample millis) {
        return new Results.Measured(name, 1e3 / millis.median(), millis.quantile(0.99));
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

    private static void print(String name, Sample millis, Contender contender) throws SQLException {
        System.out.printf(
                Locale.ROOT,
                "%-27s %d allocates: median %.3f ms, p90 %.3f ms; %s%n",
                name,
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
