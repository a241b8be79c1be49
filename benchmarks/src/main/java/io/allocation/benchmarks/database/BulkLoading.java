package io.allocation.benchmarks.database;

import com.zaxxer.hikari.HikariDataSource;
import io.allocation.adapters.jdbc.JdbcStore;
import io.allocation.benchmarks.OrderLines;
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

/** Lines in bulk, on one thread: through the bus, and as somebody writes them who evaluates no rules. */
record BulkLoading(Databases databases, Results results, int rounds, String data) {

    void run(String name, int most) throws Exception {
        OrderLines year = data.isEmpty() ? OrderLines.generate() : OrderLines.read(Path.of(data));
        List<Allocate> lines =
                year.lines().subList(0, Math.min(most, year.lines().size()));
        Sample ours = new Sample();
        Sample byHand = new Sample();
        Sample copy = new Sample();
        for (int i = 0; i <= rounds; i++) { // the first is to warm up
            double oursNow = ours(year.batches(), lines);
            double byHandNow = byHand(lines.size());
            double copyNow = copy(lines.size());
            if (i > 0) {
                ours.add(oursNow);
                byHand.add(byHandNow);
                copy.add(copyNow);
            }
        }
        Results.Measured measured =
                new Results.Measured("handleAll, %,d lines".formatted(lines.size()), ours.median(), Double.NaN);
        results.add(name, 1, measured, new Results.Measured("grouped by hand", byHand.median(), Double.NaN));
        results.add(name, 1, measured, new Results.Measured("COPY of the rows", copy.median(), Double.NaN));
        System.out.printf(
                Locale.ROOT,
                "lines/s: handleAll %.0f, grouped by hand %.0f, COPY %.0f%n",
                ours.median(),
                byHand.median(),
                copy.median());
    }

    private double ours(List<ReceiveBatch> batches, List<Allocate> lines) throws SQLException {
        Database database = databases.create();
        try (HikariDataSource pool = database.pool(4)) {
            JdbcStore store = JdbcStore.on(pool);
            store.createSchema();
            MessageBus bus = AllocationService.on(store);
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

    private double byHand(int lines) throws SQLException {
        try (Grouped grouped = new Grouped(databases.create())) {
            grouped.stockUp();
            long start = System.nanoTime();
            for (int done = 0; done < lines; done += Grouped.LINES) {
                grouped.allocate(done);
            }
            return lines * 1e9 / (System.nanoTime() - start);
        }
    }

    private double copy(int lines) throws Exception {
        try (Grouped grouped = new Grouped(databases.create())) {
            grouped.stockUp();
            long start = System.nanoTime();
            grouped.copy(lines);
            return lines * 1e9 / (System.nanoTime() - start);
        }
    }
}
