package io.allocation.benchmarks.database;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The command line, beside that of JMH in the same jar. */
public final class Run {

    private static final String USAGE = """
            benchmarks/run [--short] [CASE]... [OPTION VALUE]...

            %s
            Without a case, all but explain. With --short, less of everything, no stream and nothing with Kafka, in less
            than eight minutes.

            --seconds N       how long each contender is measured in each round (5)
            --rounds N        how many rounds (3)
            --url JDBC_URL    a PostgreSQL database to create schemas in; without it, a durable server is started
            --data FOLDER     batches.csv.gz and order-lines.csv.gz, for bulk; without it, a year is made up
            --out FOLDER      where results.csv, latencies.csv and the plots go (benchmarks/target)""".formatted(Arrays.stream(Case.values())
            .map(each -> "%-17s %s%n".formatted(each.title(), each.description()))
            .collect(Collectors.joining()));

    private Run() {}

    /**
     * Runs cases, and writes after each what was found.
     *
     * @param arguments as {@code USAGE} says
     * @throws Exception if something fails
     */
    public static void main(String... arguments) throws Exception {
        if (List.of(arguments).contains("--help")) {
            System.out.println(USAGE);
            return;
        }
        Options options;
        try {
            options = Options.parse(List.of(arguments));
        } catch (IllegalArgumentException mistake) {
            System.err.println(mistake.getMessage() + "\n\n" + USAGE);
            System.exit(2);
            return;
        }
        Results results = new Results(Path.of(options.out()));
        results.write();
        for (Case each : options.cases()) {
            long start = System.nanoTime();
            System.out.println("\n## " + each.title() + ": " + each.description());
            try (Databases databases = Databases.at(options.url())) {
                System.out.println(databases.create().description());
                each.run(new Setting(options, databases, results));
            }
            System.out.printf(
                    "(%d s)%n", Duration.ofNanos(System.nanoTime() - start).toSeconds());
            results.write();
        }
        Plots.draw(Path.of(options.out()));
        results.print();
    }
}
