package io.allocation.spring;

import io.allocation.adapters.kafka.CommandListener;
import io.allocation.adapters.kafka.CommandReport;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;

/** Counts what becomes of the records of the commands' topic. */
final class ConsumerMeters implements CommandListener {

    private final MeterRegistry meters;

    ConsumerMeters(MeterRegistry meters) {
        this.meters = meters;
    }

    @Override
    public void hear(CommandReport report) {
        Counter.builder("allocation.consumer.records")
                .description("What became of records of the commands' topic")
                .tag("outcome", report.getClass().getSimpleName().toLowerCase(Locale.ROOT))
                .register(meters)
                .increment();
    }
}
