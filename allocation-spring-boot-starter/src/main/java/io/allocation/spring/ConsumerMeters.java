package io.allocation.spring;

import io.allocation.adapters.kafka.CommandListener;
import io.allocation.adapters.kafka.CommandReport;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** Counts what becomes of the records of the commands' topic, and how often the consumer had to wait for others. */
final class ConsumerMeters implements CommandListener {

    private final MeterRegistry meters;
    private final Counter unavailable;
    private final Counter ended;

    ConsumerMeters(MeterRegistry meters) {
        this.meters = meters;
        unavailable = Counter.builder("allocation.consumer.unavailable")
                .description("Pauses because broker or database were away")
                .register(meters);
        ended = Counter.builder("allocation.consumer.ended")
                .description("Consumers that ended by themselves")
                .register(meters);
    }

    @Override
    public void hear(CommandReport report) {
        if (report instanceof CommandReport.Unavailable) {
            unavailable.increment();
        } else if (report instanceof CommandReport.Ended) {
            ended.increment();
        } else {
            Counter.builder("allocation.consumer.records")
                    .description("What became of records of the commands' topic")
                    .tag("outcome", CommandTags.named(report))
                    .register(meters)
                    .increment();
        }
    }
}
