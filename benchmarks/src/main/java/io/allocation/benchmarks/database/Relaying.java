package io.allocation.benchmarks.database;

import com.zaxxer.hikari.HikariDataSource;
import io.allocation.adapters.jdbc.JdbcStore;
import io.allocation.messaging.EventPublisher;
import io.allocation.messaging.Relay;
import io.allocation.messaging.RelayReport;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** How fast a relay empties an outbox, from a small backlog and from a large one, of few products and of many. */
record Relaying(Databases databases, int rounds) {

    private static final int FEW = 1_000;
    private static final int MANY = 1_000_000;
    private static final List<Integer> SKUS = List.of(1, 1_000, 100_000);
    private static final int CONNECTIONS = 4;

    void run() throws Exception {
        for (int skus : SKUS) {
            Sample small = new Sample();
            Sample large = new Sample();
            measure(skus, small, large);
            System.out.printf(
                    Locale.ROOT,
                    "%,9d SKUs: a backlog of %,d %8.0f events/s (%.1f us each); of %,d %8.0f events/s (%.1f us each):"
                            + " cost per event x %.3f%n",
                    skus,
                    FEW,
                    1e6 / small.median(),
                    small.median(),
                    MANY,
                    1e6 / large.median(),
                    large.median(),
                    large.median() / small.median());
        }
    }

    private void measure(int skus, Sample small, Sample large) throws Exception {
        Database database = databases.create();
        try (HikariDataSource pool = database.pool(CONNECTIONS)) {
            JdbcStore store = JdbcStore.on(pool);
            store.createSchema();
            Backlog few = new Backlog(Math.max(FEW, skus), skus);
            few.writeTo(database);
            drain(store, few.events(), messages -> List.of());
            for (int i = 0; i < rounds; i++) {
                for (int j = 0; j < 20; j++) {
                    small.add(measure(database, store, few));
                }
                large.add(measure(database, store, new Backlog(MANY, skus)));
            }
        }
    }

    /** Returns microseconds for each event. */
    private static double measure(Database database, JdbcStore store, Backlog backlog) throws Exception {
        backlog.writeTo(database);
        return drain(store, backlog.events(), messages -> List.of());
    }

    /** Until the outbox knows that all are published; returns microseconds for each. */
    static double drain(JdbcStore store, long events, EventPublisher publisher)
            throws InterruptedException, SQLException {
        AtomicLong published = new AtomicLong();
        CountDownLatch done = new CountDownLatch(1);
        Relay relay = Relay.builder(store.outbox(), publisher)
                .threads(2)
                .listener(report -> {
                    if (report instanceof RelayReport.Published some && published.addAndGet(some.events()) >= events) {
                        done.countDown();
                    } else if (report instanceof RelayReport.Unavailable away) {
                        away.cause().printStackTrace();
                    }
                })
                .build();
        long start = System.nanoTime();
        try (relay) {
            relay.start();
            if (!done.await(10, TimeUnit.MINUTES)) {
                throw new IllegalStateException("published " + published + " of " + events);
            }
            return (System.nanoTime() - start) / 1e3 / events;
        }
    }
}
