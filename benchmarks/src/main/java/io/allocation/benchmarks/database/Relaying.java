package io.allocation.benchmarks.database;

import com.zaxxer.hikari.HikariDataSource;
import io.allocation.adapters.jdbc.JdbcStore;
import io.allocation.messaging.EventPublisher;
import io.allocation.messaging.Outbox;
import io.allocation.messaging.Relay;
import io.allocation.messaging.RelayReport;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** How fast a relay empties an outbox, from a small backlog and from a large one of the same shape. */
record Relaying(Databases databases, Results results, int rounds) {

    private static final int FEW = 1_000;
    private static final int SMALL_ROUNDS = 20;
    private static final int CONNECTIONS = 4;
    private static final int THREADS = 2;

    /** Two backlogs of one SKU, or of SKUs that have as many events each. */
    private record Shape(Backlog few, Backlog many) {}

    void run(String name, int many) throws Exception {
        for (Shape shape : List.of(
                new Shape(new Backlog(FEW, 1), new Backlog(many, 1)),
                new Shape(new Backlog(FEW, FEW / 10), new Backlog(many, many / 10)),
                new Shape(new Backlog(FEW, FEW), new Backlog(many, many)))) {
            measure(name, shape);
        }
    }

    private void measure(String name, Shape shape) throws Exception {
        Database database = databases.create();
        Sample small = new Sample();
        Sample large = new Sample();
        try (HikariDataSource pool = database.pool(CONNECTIONS)) {
            JdbcStore store = JdbcStore.on(pool);
            store.createSchema();
            double first = measure(database, store, shape.many());
            for (int i = 0; i < rounds; i++) {
                for (int j = 0; j < SMALL_ROUNDS; j++) {
                    small.add(measure(database, store, shape.few()));
                }
                large.add(measure(database, store, shape.many()));
            }
            print(shape, first, small, large);
            results.add(name, THREADS, measured(shape.many(), large), measured(shape.few(), small));
        }
    }

    private static Results.Measured measured(Backlog backlog, Sample micros) {
        return new Results.Measured(backlog.toString(), 1e6 / micros.median(), Double.NaN);
    }

    private static void print(Shape shape, double first, Sample small, Sample large) {
        System.out.printf(
                Locale.ROOT,
                "%27s: %8.0f events/s, the first time %8.0f%n%27s: %8.0f events/s; cost per event x %.3f%n",
                shape.many(),
                1e6 / large.median(),
                1e6 / first,
                shape.few(),
                1e6 / small.median(),
                large.median() / small.median());
    }

    /** Returns microseconds for each event. */
    private static double measure(Database database, JdbcStore store, Backlog backlog) throws Exception {
        backlog.writeTo(database);
        return drain(store, backlog.events(), THREADS, messages -> List.of());
    }

    /** Until the outbox knows that all are published; returns microseconds for each. */
    static double drain(JdbcStore store, long events, int threads, EventPublisher publisher)
            throws InterruptedException, SQLException {
        AtomicLong published = new AtomicLong();
        CountDownLatch done = new CountDownLatch(1);
        Relay relay = Relay.builder(unmeasured(store.outbox()), publisher)
                .threads(threads)
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

    /** A relay asks for the backlog when it starts, and then every ten seconds: that would be most of a small one. */
    private static Outbox unmeasured(Outbox outbox) {
        return (Outbox) Proxy.newProxyInstance(
                Outbox.class.getClassLoader(),
                new Class<?>[] {Outbox.class},
                (proxy, method, arguments) -> method.getName().equals("backlog")
                        ? new Outbox.Backlog(0, Optional.empty(), 0)
                        : method.invoke(outbox, arguments));
    }
}
