package io.allocation.benchmarks.database;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.HdrHistogram.Histogram;

/** The same as {@link Comparison}, with the threads in two processes on one database. */
record TwoProcesses(Databases databases, Results results, Duration time, int rounds) {

    void run(String name, int threads, List<Entrant> entrants) throws Exception {
        List<Pair> pairs = new ArrayList<>();
        try {
            for (Entrant entrant : entrants) {
                pairs.add(start(entrant, threads));
            }
            takeTurns(pairs);
            for (Pair pair : pairs) {
                pair.print(name, threads);
                results.addLatencies(name, 2 * threads, pair.entrant.name(), pair.rates.median(), pair.latency);
            }
            for (Pair other : pairs.subList(1, pairs.size())) {
                results.add(name, 2 * threads, pairs.get(0).measured(), other.measured());
            }
        } finally {
            for (Pair pair : pairs) {
                pair.close();
            }
        }
    }

    private Pair start(Entrant entrant, int threads) throws Exception {
        Database database = databases.create();
        try (Contender contender = entrant.maker().make(database, 1)) {
            contender.stockUp(Demand.HOT, Load.units(time, rounds));
        }
        Pair pair = new Pair(entrant, database);
        for (int i = 0; i < 2; i++) {
            pair.children.add(Child.start(database.url(), entrant.name(), Integer.toString(threads)));
        }
        return pair;
    }

    private void takeTurns(List<Pair> pairs) throws Exception {
        for (Pair pair : pairs) {
            pair.asFastAsPossible(time);
            pair.database.vacuum();
        }
        for (int i = 0; i < rounds; i++) {
            for (Pair pair : pairs) {
                pair.rates.add(pair.asFastAsPossible(time));
            }
        }
        double rate =
                Comparison.commonRate(pairs.stream().map(pair -> pair.rates).toList());
        for (int i = 0; i < rounds; i++) {
            for (Pair pair : pairs) {
                pair.paced(rate, time);
            }
        }
    }

    /** Two processes of one contender. */
    private static final class Pair {

        private final Entrant entrant;
        private final Database database;
        private final List<Child> children = new ArrayList<>();
        private final Sample rates = new Sample();
        private final Latency latency = new Latency();

        private Pair(Entrant entrant, Database database) {
            this.entrant = entrant;
            this.database = database;
        }

        /** Both together. */
        double asFastAsPossible(Duration time) throws IOException {
            double sum = 0;
            for (String answer : ask("fast " + time.toMillis())) {
                sum += Double.parseDouble(answer);
            }
            return sum;
        }

        void paced(double perSecond, Duration time) throws Exception {
            Histogram micros = Load.histogram();
            for (String answer : ask("paced " + time.toMillis() + " " + perSecond / 2)) {
                micros.add(LoadProcess.decode(answer));
            }
            latency.add(micros);
        }

        private List<String> ask(String question) throws IOException {
            for (Child child : children) {
                child.send(question);
            }
            List<String> answers = new ArrayList<>();
            for (Child child : children) {
                answers.add(child.receive());
            }
            return answers;
        }

        Results.Measured measured() {
            return new Results.Measured(entrant.name(), rates.median(), latency.millis(99));
        }

        void print(String name, int threads) throws Exception {
            long answered = 0;
            for (String answer : ask("answered")) {
                answered += Long.parseLong(answer);
            }
            try (Contender contender = entrant.maker().make(database, 1)) {
                if (contender.lines() != answered) {
                    throw new IllegalStateException(
                            entrant.name() + ": " + answered + " answered, " + contender.lines() + " stored");
                }
                System.out.printf(
                        Locale.ROOT,
                        "%-12s 2 x %d threads  %-15s %8.0f/s  at the common rate p50 %8.2f ms, p99 %8.2f, p99.9 %8.2f"
                                + "  (%s)%n",
                        name,
                        threads,
                        entrant.name(),
                        rates.median(),
                        latency.millis(50),
                        latency.millis(99),
                        latency.millis(99.9),
                        contender.verify());
            }
        }

        void close() throws Exception {
            for (Child child : children) {
                child.close();
            }
        }
    }

    /** One process, which answers a line with a line, and ends with its input. */
    private record Child(Process process, Writer to, BufferedReader from) {

        static Child start(String... arguments) throws IOException {
            Process process =
                    Processes.of(LoadProcess.class, List.of(), arguments).start();
            return new Child(
                    process,
                    new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8),
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)));
        }

        void send(String line) throws IOException {
            to.write(line + "\n");
            to.flush();
        }

        String receive() throws IOException {
            String line = from.readLine();
            if (line == null) {
                throw new IOException("a process ended early");
            }
            return line;
        }

        void close() throws Exception {
            to.close();
            process.waitFor();
        }
    }
}
