package io.allocation.benchmarks.database;

import java.util.List;

/** The command line, beside that of JMH in the same jar. */
public final class Run {

    private static final String USAGE = """
            java -cp benchmarks.jar io.allocation.benchmarks.database.Run CASE [OPTION VALUE]...

            naive             beside a hand-written transaction, over 1,000 SKUs, at 1, 8 and 32 threads
            growth-lines      one allocate on a SKU with no lines and on one with 1,000,000
            growth-exhausted  one allocate on a SKU with 10 exhausted batches and on one with 100,000
            explain           the plans of what is sent to the largest of these

            --seconds N       how long a round of naive lasts (10)
            --rounds N        rounds after the warm-up (naive 5, growth 50)
            --url JDBC_URL    a PostgreSQL database to create schemas in; without it, a durable server is started""";

    private Run() {}

    /**
     * Runs one case and prints what it found.
     *
     * @param arguments as {@code USAGE} says
     * @throws Exception if something fails
     */
    public static void main(String... arguments) throws Exception {
        Options options;
        try {
            options = Options.parse(List.of(arguments));
        } catch (IllegalArgumentException mistake) {
            System.err.println(mistake.getMessage() + "\n\n" + USAGE);
            System.exit(2);
            return;
        }
        try (Databases databases = Databases.at(options.url())) {
            System.out.println(databases.create().description());
            run(options, databases);
        }
    }

    private static void run(Options options, Databases databases) throws Exception {
        switch (options.what()) {
            case NAIVE -> new NaiveComparison(databases, options.seconds(10), options.rounds(5)).run();
            case GROWTH_LINES ->
                new Growth(databases, options.rounds(50)).run(History.ofLines(0), History.ofLines(1_000_000));
            case GROWTH_EXHAUSTED ->
                new Growth(databases, options.rounds(50)).run(History.ofExhausted(10), History.ofExhausted(100_000));
            case EXPLAIN ->
                new Plans(databases).print(List.of(History.ofLines(1_000_000), History.ofExhausted(100_000)));
        }
    }
}
