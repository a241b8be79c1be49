package io.allocation.benchmarks.database;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/**
 * Rounds of several contenders in turn, on the same server; the first one is measured against each of the others. First
 * all go as fast as they can; then all meet the same demand: four fifths of what the first, and the best of the others,
 * can do.
 */
record Comparison(Databases databases, Results results, Duration time, int rounds) {

    private static final double SHARE = 0.8;

    void run(String name, Demand demand, List<Integer> threads, List<Entrant> entrants) throws Exception {
        for (int each : inDescendingOrder(threads)) {
            run(name, demand, each, entrants);
        }
    }

    /** Many threads first: one alone would take long to have its code compiled. */
    private static List<Integer> inDescendingOrder(List<Integer> threads) {
        return threads.stream().sorted(Comparator.reverseOrder()).toList();
    }

    private void run(String name, Demand demand, int threads, List<Entrant> entrants) throws Exception {
        List<Runner> runners = new ArrayList<>();
        try {
            for (Entrant entrant : entrants) {
                runners.add(new Runner(entrant, databases.create(), demand, threads));
            }
            takeTurns(runners);
            report(name, threads, runners);
        } finally {
            runners.forEach(Runner::close);
        }
    }

    private void takeTurns(List<Runner> runners) throws Exception {
        for (Runner runner : runners) {
            runner.load.warmUp(time, rounds);
        }
        for (int i = 0; i < rounds; i++) {
            for (Runner runner : runners) {
                runner.rates.add(runner.load.asFastAsPossible(time));
            }
        }
        double rate = commonRate(runners.stream().map(runner -> runner.rates).toList());
        for (int i = 0; i < rounds; i++) {
            for (Runner runner : runners) {
                runner.latency.add(runner.load.paced(rate, time));
            }
        }
    }

    /** What ours and at least one of the others can keep up with. */
    static double commonRate(List<Sample> rates) {
        double best = rates.stream().skip(1).mapToDouble(Sample::median).max().orElseThrow();
        return SHARE * Math.min(best, rates.get(0).median());
    }

    private void report(String name, int threads, List<Runner> runners) throws SQLException {
        for (Runner runner : runners) {
            print(name, threads, runner);
            results.addLatencies(name, threads, runner.entrant.name(), runner.rates.median(), runner.latency);
        }
        Runner ours = runners.get(0);
        for (Runner other : runners.subList(1, runners.size())) {
            results.add(name, threads, ours.measured(), other.measured());
        }
    }

    private static void print(String name, int threads, Runner runner) throws SQLException {
        System.out.printf(
                Locale.ROOT,
                "%-12s %3d threads  %-27s %8.0f/s  at the common rate p50 %8.2f ms, p99 %8.2f, p99.9 %8.2f  (%s/s; %d"
                        + " retries; %s)%n",
                name,
                threads,
                runner.entrant.name(),
                runner.rates.median(),
                runner.latency.millis(50),
                runner.latency.millis(99),
                runner.latency.millis(99.9),
                DoubleStream.of(runner.rates.inOrder())
                        .mapToObj(rate -> Long.toString(Math.round(rate)))
                        .collect(Collectors.joining(" ")),
                runner.contender.retries(),
                runner.check());
    }

    /** A contender at work, and what was measured. */
    private static final class Runner {

        private final Entrant entrant;
        private final Contender contender;
        private final Load load;
        private final Sample rates = new Sample();
        private final Latency latency = new Latency();

        Runner(Entrant entrant, Database database, Demand demand, int threads) throws SQLException {
            this.entrant = entrant;
            contender = entrant.maker().make(database, threads);
            load = new Load(contender, demand, threads);
        }

        Results.Measured measured() {
            return new Results.Measured(entrant.name(), rates.median(), latency.millis(99));
        }

        String check() throws SQLException {
            if (load.answered() != contender.lines()) {
                throw new IllegalStateException(entrant.name() + ": " + load.answered() + " were answered, "
                        + contender.lines() + " are stored");
            }
            return contender.verify();
        }

        void close() {
            contender.close();
        }
    }
}
