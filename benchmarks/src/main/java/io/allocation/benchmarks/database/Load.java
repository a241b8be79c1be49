package io.allocation.benchmarks.database;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Threads that allocate one unit after the other, of random SKUs, and what came of it. */
final class Load {

    private static final int SKUS = 1_000;

    private final Contender contender;
    private final int threads;
    private final Duration time;
    private final AtomicLong orders = new AtomicLong();
    private final Sample rates = new Sample();
    private final Sample latencies = new Sample();

    Load(Contender contender, int threads, Duration time) {
        this.contender = contender;
        this.threads = threads;
        this.time = time;
    }

    /** Fills the store, and has everything run for a round that does not count. */
    void warmUp() throws Exception {
        contender.stockUp(SKUS);
        round(new Sample());
        contender.vacuum();
    }

    void round() throws Exception {
        rates.add(round(latencies));
    }

    /** Returns how many lines were allocated in a second. */
    private double round(Sample into) throws Exception {
        int before = into.size();
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            long start = System.nanoTime();
            Callable<Sample> thread = () -> allocateUntil(start + time.toNanos());
            for (Future<Sample> done : executor.invokeAll(Collections.nCopies(threads, thread))) {
                into.addAll(done.get());
            }
            return (into.size() - before) * 1e9 / (System.nanoTime() - start);
        } finally {
            executor.shutdown();
            executor.awaitTermination(1, TimeUnit.MINUTES);
        }
    }

    /** Returns how many milliseconds each took. */
    private Sample allocateUntil(long end) throws SQLException {
        Sample millis = new Sample();
        for (long start = System.nanoTime(); end - start > 0; start = System.nanoTime()) {
            String orderId = "order-" + orders.incrementAndGet();
            if (!contender.allocate(
                    orderId, Contender.sku(ThreadLocalRandom.current().nextInt(SKUS)))) {
                throw new IllegalStateException("not allocated: " + orderId);
            }
            millis.add((System.nanoTime() - start) / 1e6);
        }
        return millis;
    }

    Sample rates() {
        return rates;
    }

    Sample latencies() {
        return latencies;
    }

    /** In all rounds, all of them answered by a promise of stock. */
    long answered() {
        return orders.get();
    }
}
