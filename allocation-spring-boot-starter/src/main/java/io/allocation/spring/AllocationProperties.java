package io.allocation.spring;

import io.allocation.bus.RetryPolicy;
import io.allocation.domain.Fill;
import io.allocation.messaging.Outbox.DeadPolicy;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.sql.init.DatabaseInitializationMode;

/**
 * The {@code allocation.*} properties. Immutable.
 *
 * @param initializeSchema when to create the tables that are not there yet: for an embedded database, always or never.
 *     With Flyway, add the location {@code classpath:allocation-schema/{vendor}} instead.
 * @param zone whose days decide what is expired, unless there is a Clock bean.
 * @param source who tells the events: the source of their messages, a URI reference. Together with an id it names a
 *     message, so two databases that publish to one topic need two sources. By default the application's name behind a
 *     slash, or /allocation.
 * @param fill what becomes of a line that no batch can serve whole: refused, split over several batches, or cut to what
 *     there is. Not asked if there is an AllocationPolicy bean.
 * @param retry how commands that met a conflict are tried again.
 * @param coalescing how commands that come at the same time share transactions.
 * @param outbox the events on their way out.
 * @param relay who publishes them.
 * @param kafka the broker.
 */
@ConfigurationProperties("allocation")
public record AllocationProperties(
        @DefaultValue("embedded") DatabaseInitializationMode initializeSchema,
        @DefaultValue("UTC") ZoneId zone,
        @Nullable String source,
        @DefaultValue("whole") Fill fill,
        @DefaultValue Retry retry,
        @DefaultValue Coalescing coalescing,
        @DefaultValue Outbox outbox,
        @DefaultValue Relay relay,
        @DefaultValue Kafka kafka) {

    /**
     * How commands that met a conflict are tried again, with random pauses that grow.
     *
     * @param attempts how often a command is tried in all.
     * @param firstPause the longest pause before the second attempt.
     * @param longestPause the longest pause of all.
     */
    public record Retry(
            @DefaultValue("10") int attempts,
            @DefaultValue("1ms") Duration firstPause,
            @DefaultValue("100ms") Duration longestPause) {

        RetryPolicy policy() {
            return new RetryPolicy(attempts, firstPause, longestPause);
        }
    }

    /**
     * How commands that come at the same time share transactions.
     *
     * @param stripes how many groups may be under way at the same time, each with a connection; 0 for no coalescing.
     * @param mostAtOnce how many commands a group takes at most.
     * @param patience how long those who wait let a group take, before each goes by itself.
     */
    public record Coalescing(
            @DefaultValue("1") int stripes,
            @DefaultValue("1000") int mostAtOnce,
            @DefaultValue("1s") Duration patience) {

        io.allocation.bus.Coalescing policy() {
            return new io.allocation.bus.Coalescing(stripes, mostAtOnce, patience);
        }
    }

    /**
     * The events on their way out.
     *
     * @param enabled whether events are written to the outbox. By default if there is an EventPublisher bean. Every
     *     application that sends commands to a database has to say the same.
     */
    public record Outbox(@Nullable Boolean enabled) {}

    /**
     * Who publishes the events of the outbox.
     *
     * @param enabled whether this application does, if it has an EventPublisher bean.
     * @param threads how many threads share the work.
     * @param batchSize how many events are claimed and published at once.
     * @param lease after which time others take over what is claimed and not settled.
     * @param deadPolicy what happens to the events of a product behind one that was given up: they wait, or are
     *     published without it.
     * @param retry how events that the publisher refuses are tried again.
     */
    public record Relay(
            @DefaultValue("true") boolean enabled,
            @DefaultValue("2") int threads,
            @DefaultValue("2000") int batchSize,
            @DefaultValue("1m") Duration lease,
            @DefaultValue("block") DeadPolicy deadPolicy,
            @DefaultValue RelayRetry retry) {}

    /**
     * How events that the publisher refuses are tried again.
     *
     * @param attempts how often an event is tried in all.
     * @param firstPause the longest pause before the second attempt.
     * @param longestPause the longest pause of all.
     */
    public record RelayRetry(
            @DefaultValue("10") int attempts,
            @DefaultValue("1s") Duration firstPause,
            @DefaultValue("1m") Duration longestPause) {

        RetryPolicy policy() {
            return new RetryPolicy(attempts, firstPause, longestPause);
        }
    }

    /**
     * The broker. Needs allocation-adapters-kafka.
     *
     * @param enabled whether events are published to Kafka, and commands taken from it.
     * @param properties options of Kafka's clients, bootstrap.servers above all, for producer and consumer. Without
     *     them, those of the KafkaTemplate and the ConsumerFactory bean are taken; with them, they win.
     * @param events where events go to.
     * @param commands where commands come from.
     */
    public record Kafka(
            @DefaultValue("true") boolean enabled,
            @DefaultValue Map<String, String> properties,
            @DefaultValue Events events,
            @DefaultValue Commands commands) {}

    /**
     * Where events go to.
     *
     * @param enabled whether events are published to Kafka.
     * @param topic the topic, one that exists.
     */
    public record Events(
            @DefaultValue("true") boolean enabled,
            @DefaultValue("allocation.events") String topic) {}

    /**
     * Where commands come from.
     *
     * @param enabled whether commands are taken from Kafka.
     * @param topic the topic, one that exists.
     * @param group the consumer group, by which the inbox knows messages too. Never change it.
     * @param consumers how many of the group this application runs, each on a thread of its own. More than the topic
     *     has partitions have nothing to do.
     * @param deadLetterTopic where records go that are wrong for good. By default the topic with .dead-letter behind
     *     it.
     * @param retry how commands that met a conflict, or whose handler failed, are tried again.
     */
    public record Commands(
            @DefaultValue("false") boolean enabled,
            @DefaultValue("allocation.commands") String topic,
            @DefaultValue("allocation") String group,
            @DefaultValue("1") int consumers,
            @Nullable String deadLetterTopic,
            @DefaultValue CommandRetry retry) {}

    /**
     * How commands from the topic are tried again, with random pauses that grow. While broker or database are away, the
     * pauses are the same, and there is no end to the attempts.
     *
     * @param attempts how often a command is tried in all.
     * @param firstPause the longest pause before the second attempt.
     * @param longestPause the longest pause of all.
     */
    public record CommandRetry(
            @DefaultValue("10") int attempts,
            @DefaultValue("100ms") Duration firstPause,
            @DefaultValue("10s") Duration longestPause) {

        RetryPolicy policy() {
            return new RetryPolicy(attempts, firstPause, longestPause);
        }
    }
}
