package io.allocation.benchmarks.database;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/** Threads that allocate one unit after the other, and what came of it. */
final class Load {

    private static final long LONGEST = TimeUnit.HOURS.toMicros(1);
    private static final long MOST_PER_SECOND = 20_000; // of what has a row for each unit
    private static final String PROCESS = ProcessHandle.current().pid() + "-";

    private final Contender contender;
    private final Demand demand;
    private final int threads;
    private final AtomicLong orders = new AtomicLong();

    Load(Contender contender, Demand demand, int threads) {
        this.contender = contender;
        this.demand = demand;
        this.threads = threads;
    }

    /** What will suffice for a round of warming up and so many rounds of each kind. */
    static int units(Duration time, int rounds) {
        return Math.toIntExact(MOST_PER_SECOND * time.toMillis() * (2L * rounds + 1) / 1_000);
    }

    /** Fills the store, and has everything run for a round that does not count. */
    void warmUp(Duration time, int rounds) throws Exception {
        contender.stockUp(demand, units(time, rounds));
        asFastAsPossible(time);
        contender.vacuum();
    }

    /** Each thread as soon as it has its answer; returns how many lines were allocated in a second. */
    double asFastAsPossible(Duration time) throws Exception {
        long start = System.nanoTime();
        long before = orders.get();
        inThreads(() -> {
            while (System.nanoTime() - start < time.toNanos()) {
                allocate();
            }
            return histogram();
        });
        return (orders.get() - before) * 1e9 / (System.nanoTime() - start);
    }

    /**
     * At a given rate, whether the threads keep up or not. What is measured is from the moment at which a line was to
     * be sent, and so with the time that it waited for a free thread; lines that still wait in the end count with what
     * they have waited until then. Returns microseconds.
     */
    Histogram paced(double perSecond, Duration time) throws Exception {
        long start = System.nanoTime();
        long end = start + time.toNanos();
        long step = Math.round(1e9 / perSecond);
        AtomicLong next = new AtomicLong();
        return inThreads(() -> {
            Histogram micros = histogram();
            for (long due = start; ; ) {
                due = start + next.getAndIncrement() * step;
                if (due - end >= 0) {
                    return micros;
                }
                for (long early = due - System.nanoTime(); early > 0; early = due - System.nanoTime()) {
                    LockSupport.parkNanos(early);
                }
                if (System.nanoTime() - end < 0) {
                    allocate();
                }
                micros.recordValue(Math.min(LONGEST, TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - due)));
            }
        });
    }

    private Histogram inThreads(Callable<Histogram> work) throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            Histogram all = histogram();
            for (Future<Histogram> done : executor.invokeAll(Collections.nCopies(threads, work))) {
                all.add(done.get());
            }
            return all;
        } finally {
            executor.shutdown();
            executor.awaitTermination(1, TimeUnit.MINUTES);
        }
    }

    static Histogram histogram() {
        return new Histogram(LONGEST, 3);
    }

    private void allocate() throws SQLException {
        String orderId = "order-" + PROCESS + orders.incrementAndGet();
        if (!contender.allocate(orderId, demand.next())) {
            throw new IllegalStateException("not allocated: " + orderId);
        }
    }

    /** In all rounds, all of them answered by a promise of stock. */
    long answered() {
        return orders.get();
    }
}
