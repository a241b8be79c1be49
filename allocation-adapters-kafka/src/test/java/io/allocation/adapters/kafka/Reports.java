package io.allocation.adapters.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Listens to a consumer, and waits for what it tells. Thread-safe. */
final class Reports implements CommandListener {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final List<CommandReport> all = new ArrayList<>();

    @Override
    public synchronized void hear(CommandReport report) {
        all.add(report);
        notifyAll();
    }

    synchronized <R extends CommandReport> List<R> of(Class<R> type) {
        return all.stream().filter(type::isInstance).map(type::cast).toList();
    }

    <R extends CommandReport> R await(Class<R> type) {
        return await(type, 1).get(0);
    }

    <R extends CommandReport> List<R> await(Class<R> type, int count) {
        await(told -> of(type).size() >= count, count + " " + type.getSimpleName());
        return of(type);
    }

    private synchronized void await(Predicate<Reports> condition, String what) {
        long start = System.nanoTime();
        while (!condition.test(this)) {
            long left = PATIENCE.toNanos() - (System.nanoTime() - start);
            if (left <= 0) {
                throw new AssertionError("waited in vain for " + what + "; told were " + all);
            }
            try {
                wait(Math.max(1, left / 1_000_000));
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new AssertionError(interrupted);
            }
        }
    }

    @Override
    public synchronized String toString() {
        return all.toString();
    }
}
