package io.allocation.benchmarks.database;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/** Rounds of one contender and the other in turn, on the same server. */
record NaiveComparison(Databases databases, int seconds, int rounds) {

    private static final List<Integer> THREADS = List.of(1, 8, 32);

    void run() throws Exception {
        System.out.println("threads              per second   p50 ms   p99 ms  retries  per second, each round");
        for (int threads : THREADS) {
            compare(threads);
        }
    }

    private void compare(int threads) throws Exception {
        try (Contender ours = new Ours(databases.create(), threads);
                Contender naive = new Naive(databases.create(), threads)) {
            Load onOurs = new Load(ours, threads, Duration.ofSeconds(seconds));
            Load onNaive = new Load(naive, threads, Duration.ofSeconds(seconds));
            takeTurns(onOurs, onNaive);
            print(threads, "ours", onOurs, ours);
            print(threads, "naive", onNaive, naive);
            System.out.printf(
                    Locale.ROOT,
                    "%7d  %-10s %11.2f%n",
                    threads,
                    "ours/naive",
                    onOurs.rates().median() / onNaive.rates().median());
            printCheck("ours", onOurs, ours);
            printCheck("naive", onNaive, naive);
        }
    }

    private void takeTurns(Load ours, Load naive) throws Exception {
        ours.warmUp();
        naive.warmUp();
        for (int i = 0; i < rounds; i++) {
            ours.round();
            naive.round();
        }
    }

    private static void print(int threads, String name, Load load, Contender contender) {
        System.out.printf(
                Locale.ROOT,
                "%7d  %-10s %11.0f %8.2f %8.2f %8d  %s%n",
                threads,
                name,
                load.rates().median(),
                load.latencies().median(),
                load.latencies().quantile(0.99),
                contender.retries(),
                DoubleStream.of(load.rates().inOrder())
                        .mapToObj(rate -> Long.toString(Math.round(rate)))
                        .collect(Collectors.joining(" ")));
    }

    private static void printCheck(String name, Load load, Contender contender) throws SQLException {
        System.out.printf(
                Locale.ROOT,
                "         %s: answered %d, stored %d; %s%n",
                name,
                load.answered(),
                contender.lines(),
                contender.verify());
        if (load.answered() != contender.lines()) {
            throw new IllegalStateException("answered and stored differ");
        }
    }
}
