package io.allocation.benchmarks.database;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/** Rounds of several contenders in turn, on the same server; each is measured against the last one. */
record Comparison(Databases databases, int seconds, int rounds, List<Entrant> entrants) {

    private static final List<Integer> THREADS = List.of(1, 8, 32);

    /**
     * One of those who are compared.
     *
     * @param name as people call it
     * @param maker makes it, in a database and for so many threads
     */
    record Entrant(String name, Maker maker) {}

    /** Makes a contender. */
    interface Maker {
        Contender make(Database database, int threads) throws SQLException;
    }

    void run() throws Exception {
        System.out.println("threads                  per second   p50 ms   p99 ms  retries  per second, each round");
        for (int threads : THREADS) {
            compare(threads);
        }
    }

    private void compare(int threads) throws Exception {
        List<Contender> contenders = new ArrayList<>();
        try {
            List<Load> loads = new ArrayList<>();
            for (Entrant entrant : entrants) {
                Contender contender = entrant.maker().make(databases.create(), threads);
                contenders.add(contender);
                loads.add(new Load(contender, threads, Duration.ofSeconds(seconds)));
            }
            takeTurns(loads);
            print(threads, loads, contenders);
        } finally {
            contenders.forEach(Contender::close);
        }
    }

    private void takeTurns(List<Load> loads) throws Exception {
        for (Load load : loads) {
            load.warmUp();
        }
        for (int i = 0; i < rounds; i++) {
            for (Load load : loads) {
                load.round();
            }
        }
    }

    private void print(int threads, List<Load> loads, List<Contender> contenders) throws SQLException {
        double baseline = loads.get(loads.size() - 1).rates().median();
        for (int i = 0; i < loads.size(); i++) {
            print(threads, entrants.get(i).name(), loads.get(i), contenders.get(i));
        }
        for (int i = 0; i < loads.size() - 1; i++) {
            String ratio = entrants.get(i).name() + "/"
                    + entrants.get(loads.size() - 1).name();
            System.out.printf(
                    Locale.ROOT,
                    "%7d  %-24s %.3f%n",
                    threads,
                    ratio,
                    loads.get(i).rates().median() / baseline);
        }
        for (int i = 0; i < loads.size(); i++) {
            printCheck(entrants.get(i).name(), loads.get(i), contenders.get(i));
        }
    }

    private static void print(int threads, String name, Load load, Contender contender) {
        System.out.printf(
                Locale.ROOT,
                "%7d  %-14s %11.0f %8.2f %8.2f %8d  %s%n",
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
