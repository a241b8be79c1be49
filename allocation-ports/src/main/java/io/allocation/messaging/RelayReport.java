package io.allocation.messaging;

import io.allocation.domain.Sku;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/** What a {@link Relay} has to tell: for metrics, alarms and logs. */
public sealed interface RelayReport {

    /**
     * Events were published, and the outbox knows.
     *
     * @param events how many
     */
    record Published(int events) implements RelayReport {}

    /**
     * An event was refused and will be tried again; those of its product wait for it.
     *
     * @param message the event
     * @param attempts how often it has failed
     * @param next not before this time
     * @param cause why
     */
    record Retried(Message message, int attempts, Instant next, Throwable cause) implements RelayReport {}

    /**
     * An event was given up: somebody has to look at it, see {@link Outbox#deadEvents}.
     *
     * @param message the event
     * @param policy what happens to those behind it
     * @param cause why
     */
    record Died(Message message, Outbox.DeadPolicy policy, Throwable cause) implements RelayReport {}

    /**
     * Publishing took longer than the lease: others may have published the same events too. Choose a longer lease or
     * smaller batches.
     *
     * @param skus the products that somebody else has claimed meanwhile
     */
    record LeaseLost(Set<Sku> skus) implements RelayReport {}

    /**
     * The broker or the outbox is away. Nothing is lost: the relay goes on after a pause.
     *
     * @param cause what tells so
     * @param pause how long it waits now
     */
    record Unavailable(Throwable cause, Duration pause) implements RelayReport {}

    /**
     * What waits, measured from time to time.
     *
     * @param backlog what waits
     * @param age how long the oldest event has been waiting; zero if there is none
     */
    record Measured(Outbox.Backlog backlog, Duration age) implements RelayReport {}
}
