package io.allocation.examples.flashsale;

import java.util.function.BooleanSupplier;

/** Tells buyers when to leave although there may be stock. Thread-safe. */
final class Closing implements BooleanSupplier {

    private final BooleanSupplier interrupted;
    private volatile long limit;
    private volatile boolean early;

    Closing(BooleanSupplier interrupted) {
        this.interrupted = interrupted;
    }

    /** By {@link System#nanoTime}; before anybody asks. */
    void at(long nanos) {
        limit = nanos;
    }

    @Override
    public boolean getAsBoolean() {
        if (interrupted.getAsBoolean() || System.nanoTime() - limit >= 0) {
            early = true;
        }
        return early;
    }

    /** Whether anybody was sent away. */
    boolean early() {
        return early;
    }
}
