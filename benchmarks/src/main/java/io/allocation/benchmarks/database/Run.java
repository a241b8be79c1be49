package io.allocation.benchmarks.database;

import io.allocation.benchmarks.database.Comparison.Entrant;
import java.util.List;

/** The command line, beside that of JMH in the same jar. */
public final class Run {

    private static final String USAGE = """
            java -cp benchmarks.jar io.allocation.benchmarks.database.Run CASE [OPTION VALUE]...

            naive             beside a hand-written transaction, over 1,000 SKUs, at 1, 8 and 32 threads
            growth-lines      one allocate on a SKU with no lines and on one with 1,000,000
            growth-exhausted  one allocate on a SKU with 10 exhausted batches and on one with 100,000
            explain           the plans of what is sent to the largest of these
            relay             empty an outbox of 1,000 events and one of 1,000,000, of 1, 1,000 and 100,000 SKUs
            relay-kafka       empty one to Kafka, beside the same publisher alone
            consumers         one and two consumer processes that allocate what a Kafka topic brings
            outbox-cost       with an outbox, with a relay at work too, and without, at 1, 8 and 32 threads

            --seconds N       how long a round of naive or outbox-cost lasts (10)
            --rounds N        rounds after the warm-up (naive and outbox-cost 5, relay-kafka 5, growth 50,
                              relay and consumers 3)
            --url JDBC_URL    a PostgreSQL database to create schemas in; without it, a durable server is started""";

    private static final Entrant OURS = new Entrant("ours", Ours::new);

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
            case NAIVE -> compare(options, databases, List.of(OURS, new Entrant("naive", Naive::new)));
            case OUTBOX_COST ->
                compare(
                        options,
                        databases,
                        List.of(
                                new Entrant("relay at work", Ours::withRelay),
                                new Entrant("outbox", Ours::withOutbox),
                                OURS));
            case RELAY -> new Relaying(databases, options.rounds(3)).run();
            case RELAY_KAFKA -> new ToKafka(databases, options.rounds(5)).run();
            case CONSUMERS -> new Consumers(databases, options.rounds(3)).run();
            case GROWTH_LINES ->
                new Growth(databases, options.rounds(50)).run(History.ofLines(0), History.ofLines(1_000_000));
            case GROWTH_EXHAUSTED ->
                new Growth(databases, options.rounds(50)).run(History.ofExhausted(10), History.ofExhausted(100_000));
            case EXPLAIN ->
                new Plans(databases).print(List.of(History.ofLines(1_000_000), History.ofExhausted(100_000)));
        }
    }

    private static void compare(Options options, Databases databases, List<Entrant> entrants) throws Exception {
        new Comparison(databases, options.seconds(10), options.rounds(5), entrants).run();
    }
}
