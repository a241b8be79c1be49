package io.allocation.endtoend;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what has to come, but not for ever. */
final class Patience {

    private static final Duration LONG = Duration.ofMinutes(2);
    private static final long PAUSE = Duration.ofMillis(20).toNanos();

    private Patience() {}

    static void await(String what, BooleanSupplier condition) {
        long start = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - start > LONG.toNanos()) {
                throw new AssertionError("waited in vain for " + what);
            }
            LockSupport.parkNanos(PAUSE);
        }
    }

    /** As long as the clock says; for what has to go on meanwhile. */
    static void pass(Duration time) {
        long start = System.nanoTime();
        await("time to pass", () -> System.nanoTime() - start >= time.toNanos());
    }
}
