package io.allocation.spring;

import io.allocation.messaging.Outbox.Backlog;
import io.allocation.messaging.RelayListener;
import io.allocation.messaging.RelayReport;
import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Counts what the relay has to tell, and shows what it last measured. */
final class RelayMeters implements RelayListener {

    private final Counter published;
    private final Counter retried;
    private final Counter died;
    private final Counter unavailable;
    private final Clock clock;
    private volatile Backlogged last =
            new Backlogged(new RelayReport.Measured(new Backlog(0, Optional.empty(), 0), Duration.ZERO), 0);

    RelayMeters(MeterRegistry meters) {
        clock = meters.config().clock();
        published = counter(meters, "allocation.outbox.published", "Events that were published");
        retried = counter(meters, "allocation.outbox.retried", "Attempts to publish that were refused");
        died = counter(meters, "allocation.outbox.died", "Events that were given up");
        unavailable = counter(meters, "allocation.outbox.unavailable", "Pauses because broker or database were away");
        Gauge.builder(
                        "allocation.outbox.events",
                        this,
                        self -> self.last.report().backlog().events())
                .description("Events that wait to be published")
                .register(meters);
        Gauge.builder(
                        "allocation.outbox.dead",
                        this,
                        self -> self.last.report().backlog().dead())
                .description("Events that were given up and wait for somebody to decide")
                .register(meters);
        TimeGauge.builder("allocation.outbox.age", this, TimeUnit.MILLISECONDS, RelayMeters::ageMillis)
                .description("How long the oldest event has been waiting")
                .register(meters);
    }

    private double ageMillis() {
        return last.age(clock.monotonicTime()).toMillis();
    }

    private static Counter counter(MeterRegistry meters, String name, String description) {
        return Counter.builder(name).description(description).register(meters);
    }

    @Override
    public void hear(RelayReport report) {
        if (report instanceof RelayReport.Published some) {
            published.increment(some.events());
        } else if (report instanceof RelayReport.Retried) {
            retried.increment();
        } else if (report instanceof RelayReport.Died) {
            died.increment();
        } else if (report instanceof RelayReport.Unavailable) {
            unavailable.increment();
        } else if (report instanceof RelayReport.Measured measured) {
            last = new Backlogged(measured, clock.monotonicTime());
        }
    }
}
