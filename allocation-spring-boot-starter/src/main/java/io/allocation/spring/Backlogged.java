package io.allocation.spring;

import io.allocation.messaging.RelayReport;
import java.time.Duration;

/**
 * What the relay last measured, and when.
 *
 * @param report what it measured
 * @param at when, in nanoseconds of a clock that does not jump
 */
record Backlogged(RelayReport.Measured report, long at) {

    /** Goes on growing when nothing is measured any more, as long as something waits. */
    Duration age(long now) {
        return report.backlog().events() == 0 ? Duration.ZERO : report.age().plusNanos(now - at);
    }
}
