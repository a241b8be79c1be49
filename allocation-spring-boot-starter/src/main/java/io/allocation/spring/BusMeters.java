package io.allocation.spring;

import io.allocation.bus.BusListener;
import io.allocation.bus.BusReport;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;

/** Counts what the bus has to tell. */
final class BusMeters implements BusListener {

    private final DistributionSummary groups;
    private final Counter dissolved;
    private final Counter conflicts;
    private final Counter retries;
    private final Counter afterCommitFailures;

    BusMeters(MeterRegistry meters) {
        groups = DistributionSummary.builder("allocation.group.size")
                .description("Commands that shared a transaction")
                .baseUnit("commands")
                .register(meters);
        dissolved =
                counter(meters, "allocation.groups.dissolved", "Groups whose commands were then handled by themselves");
        conflicts = counter(meters, "allocation.conflicts", "Transactions that met another one");
        retries = counter(meters, "allocation.retries", "Conflicts after which there was another attempt");
        afterCommitFailures = counter(meters, "allocation.after.commit.failures", "After-commit handlers that failed");
    }

    private static Counter counter(MeterRegistry meters, String name, String description) {
        return Counter.builder(name).description(description).register(meters);
    }

    @Override
    public void hear(BusReport report) {
        if (report instanceof BusReport.Grouped grouped) {
            groups.record(grouped.commands());
        } else if (report instanceof BusReport.Dissolved) {
            dissolved.increment();
        } else if (report instanceof BusReport.Conflict conflict) {
            conflicts.increment();
            retries.increment(conflict.retried() ? 1 : 0);
        } else if (report instanceof BusReport.AfterCommitFailed) {
            afterCommitFailures.increment();
        }
    }
}
