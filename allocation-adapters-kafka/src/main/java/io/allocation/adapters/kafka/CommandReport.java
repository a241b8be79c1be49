package io.allocation.adapters.kafka;

import io.allocation.ports.MessageId;
import java.time.Duration;

/** What a {@link CommandConsumer} has to tell: for metrics, alarms and logs. */
public sealed interface CommandReport {

    /**
     * Where a record is.
     *
     * @param topic the topic
     * @param partition the partition, from zero
     * @param offset the offset in it
     */
    record Position(String topic, int partition, long offset) {}

    /**
     * A command took effect.
     *
     * @param position where its record is
     * @param message which message it was
     */
    record Handled(Position position, MessageId message) implements CommandReport {}

    /**
     * A message was delivered again: it took effect before, and did nothing now.
     *
     * @param position where its record is
     * @param message which message it was
     */
    record Skipped(Position position, MessageId message) implements CommandReport {}

    /**
     * A command failed and will be tried again; those behind it in its partition wait for it.
     *
     * @param position where its record is
     * @param attempts how often it has failed
     * @param pause how long it waits now
     * @param cause why
     */
    record Retried(Position position, int attempts, Duration pause, Throwable cause) implements CommandReport {}

    /**
     * A record was given up: it is in the dead-letter topic, and somebody has to look at it.
     *
     * @param position where it was
     * @param attempts how often it was tried
     * @param cause why
     */
    record DeadLettered(Position position, int attempts, Throwable cause) implements CommandReport {}

    /**
     * The store or Kafka is away, or refuses us. Nothing is lost or skipped: the consumer goes on after a pause.
     *
     * @param pause how long it waits now
     * @param cause what tells so
     */
    record Unavailable(Duration pause, Throwable cause) implements CommandReport {}

    /**
     * The consumer has ended by itself, by an error that nobody can go on after. What it had in hand is delivered
     * again, to another consumer.
     *
     * @param cause the error
     */
    record Ended(Throwable cause) implements CommandReport {}
}
