package io.allocation.spring;

import io.allocation.messaging.RelayListener;
import io.allocation.messaging.RelayReport;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

/**
 * Down if no thread is left that publishes events, or none that takes commands. What waits in the outbox is told as
 * details, as the relay last measured it, and is no reason to be down: to restart the application, or to send it no
 * requests, would mend nothing.
 */
final class AllocationHealth extends AbstractHealthIndicator implements RelayListener {

    private final ObjectProvider<Worker> workers;
    private volatile @Nullable Backlogged last;

    AllocationHealth(ObjectProvider<Worker> workers) {
        this.workers = workers;
    }

    @Override
    public void hear(RelayReport report) {
        if (report instanceof RelayReport.Measured measured) {
            last = new Backlogged(measured, System.nanoTime());
        }
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        builder.status(workers.stream().allMatch(Worker::isRunning) ? Status.UP : Status.DOWN);
        Backlogged measured = last;
        if (measured != null) {
            builder.withDetail("events", measured.report().backlog().events())
                    .withDetail("age", measured.age(System.nanoTime()).toString())
                    .withDetail("dead", measured.report().backlog().dead());
        }
    }
}
