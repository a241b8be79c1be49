package io.allocation.benchmarks.database;

import static io.allocation.bus.Coalescing.standard;

import com.zaxxer.hikari.HikariDataSource;
import io.allocation.adapters.jdbc.JdbcStore;
import io.allocation.benchmarks.OrderLines;
import io.allocation.bus.Coalescing;
import io.allocation.bus.MessageBus;
import io.allocation.bus.Outcome;
import io.allocation.domain.LineConflictException;
import io.allocation.domain.UnknownSkuException;
import io.allocation.service.Allocate;
import io.allocation.service.AllocationService;
import io.allocation.service.ReceiveBatch;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

/** Lines in bulk, on one thread: through the bus, and as somebody writes them who evaluates no rules. */
record BulkLoading(Databases databases, Results results, int rounds, String data) {

    /** For who has the database to himself. */
    private static final int LARGE = 10_000;

    void run(String name, int most) throws Exception {
        OrderLines year = data.isEmpty() ? OrderLines.generate() : OrderLines.read(Path.of(data));
        List<Allocate> lines =
                year.lines().subList(0, Math.min(most, year.lines().size()));
        List<Way> ways = List.of(
                new Way("handleAll, %,d at once".formatted(LARGE), () -> ours(year.batches(), lines, LARGE)),
                new Way(
                        "handleAll",
                        () -> ours(year.batches(), lines, standard().mostAtOnce())),
                new Way("grouped by hand", () -> byHand(lines.size(), false)),
                new Way("grouped by hand, tuned", () -> byHand(lines.size(), true)),
                new Way("COPY of the rows", () -> copy(lines.size())));
        for (int i = 0; i <= rounds; i++) { // the first is to warm up
            for (Way way : ways) {
                double rate = way.perSecond().call();
                if (i > 0) {
                    way.rates().add(rate);
                }
            }
        }
        ways.forEach(way -> System.out.printf(
                Locale.ROOT, "%-26s %8.0f lines/s%n", way.name(), way.rates().median()));
        for (Way ours : ways.subList(0, 2)) {
            ways.subList(2, ways.size()).forEach(other -> results.add(name, 1, ours.measured(), other.measured()));
        }
    }

    /** One of those that are compared. */
    private record Way(String name, Callable<Double> perSecond, Sample rates) {

        Way(String name, Callable<Double> perSecond) {
            this(name, perSecond, new Sample());
        }

        Results.Measured measured() {
            return new Results.Measured(name, rates.median(), Double.NaN);
        }
    }

    private double ours(List<ReceiveBatch> batches, List<Allocate> lines, int mostAtOnce) throws SQLException {
        Database database = databases.create();
        try (HikariDataSource pool = database.pool(4)) {
            JdbcStore store = JdbcStore.on(pool);
            store.createSchema();
            MessageBus bus = AllocationService.builder(store)
                    .coalescing(new Coalescing(1, mostAtOnce, standard().patience()))
                    .build();
            bus.<Object>handleAll(batches.iterator(), BulkLoading::requireAnswer);
            database.vacuum();
            long start = System.nanoTime();
            bus.<Object>handleAll(lines.iterator(), BulkLoading::requireAnswer);
            double rate = lines.size() * 1e9 / (System.nanoTime() - start);
            Ours.verify(store);
            return rate;
        }
    }

    /** Some lines of a year want what was never bought, or are there with another quantity. */
    static void requireAnswer(Outcome<?> outcome) {
        if (outcome instanceof Outcome.Failed<?> failed
                && !(failed.failure() instanceof UnknownSkuException)
                && !(failed.failure() instanceof LineConflictException)) {
            throw failed.failure();
        }
    }

    private double byHand(int lines, boolean tuned) throws SQLException {
        try (Grouped grouped = new Grouped(databases.create())) {
            grouped.stockUp(tuned);
            long start = System.nanoTime();
            for (int done = 0; done < lines; done += Grouped.LINES) {
                grouped.allocate(done);
            }
            return lines * 1e9 / (System.nanoTime() - start);
        }
    }

    private double copy(int lines) throws Exception {
        try (Grouped grouped = new Grouped(databases.create())) {
            grouped.stockUp(false);
            long start = System.nanoTime();
            grouped.copy(lines);
            return lines * 1e9 / (System.nanoTime() - start);
        }
    }
}
