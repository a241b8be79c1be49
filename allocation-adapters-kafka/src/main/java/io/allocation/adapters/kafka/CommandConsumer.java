package io.allocation.adapters.kafka;

import io.allocation.bus.MessageBus;
import io.allocation.bus.RetryPolicy;
import io.allocation.domain.Require;
import io.allocation.messaging.CommandDecoder;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes commands from a Kafka topic to a {@link MessageBus}: each takes effect once, however often it is delivered, and
 * those of a partition in order. Records are CloudEvents 1.0, in binary mode or in structured mode as JSON. Runs on one
 * thread of its own; several at once, in one process or many, share the partitions as a consumer group.
 *
 * <p>An offset is committed when what the command did is committed. What is delivered again after a crash is told by
 * group, {@code source} and {@code id} of the message, and skipped, as long as the store's
 * {@link io.allocation.ports.Inbox} knows it.
 *
 * <p>Nothing is ever skipped that was not handled. What is wrong with a record for good (it is no message, an unknown
 * command, or one that the library refuses, as for an unknown SKU) goes to the dead-letter topic at once: as it was,
 * with headers {@code allocation.dead-letter.reason}, {@code exception}, {@code topic}, {@code partition},
 * {@code offset}, {@code timestamp} and {@code attempts}. Conflicts, and failures of a user's handlers, are tried again
 * before, as the {@link Builder#retry} policy says. While the store is away, or the dead-letter topic cannot be
 * written, records wait for as long as it takes. Meanwhile other partitions go on, and the consumer stays in its group.
 *
 * <p>A handler that takes longer than {@code max.poll.interval.ms} loses its partitions to others, which then handle
 * the same record.
 *
 * <p>Thread-safe. Started once, stopped once.
 */
public final class CommandConsumer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(CommandConsumer.class);
    private static final Duration GRACE = Duration.ofSeconds(30);

    private final Supplier<CommandLoop> loops;

    /** Null until it starts. */
    private @Nullable Running running;

    private record Running(CommandLoop loop, Thread thread) {}

    private CommandConsumer(Supplier<CommandLoop> loops) {
        this.loops = loops;
    }

    /**
     * A consumer of the topic {@code allocation.commands}. The configuration is that of Kafka's consumer,
     * {@code bootstrap.servers} at least. Unless told, {@code auto.offset.reset} is {@code earliest}: a new group
     * begins with the oldest command there is; {@code isolation.level} is {@code read_committed}, and
     * {@code max.poll.records} is 100. The dead-letter topic is written with the same servers and security.
     *
     * @param configuration of the consumer: a map with names for keys, or {@link java.util.Properties}
     * @param bus handles the commands
     * @param decoder reads them
     * @param group the consumer group, and the consumer that the store's inbox knows messages by: never change it, else
     *     commands take effect again; an identifier, see {@link Require#identifier}
     * @return a builder
     * @throws io.allocation.domain.InvalidValueException naming the option that must not be as it is
     */
    public static Builder builder(Map<?, ?> configuration, MessageBus bus, CommandDecoder decoder, String group) {
        return new Builder(configuration, bus, decoder, group);
    }

    /**
     * Starts consuming.
     *
     * @return this consumer
     * @throws IllegalStateException if it was started before
     */
    public synchronized CommandConsumer start() {
        if (running != null) {
            throw new IllegalStateException("a consumer is started once; build another one");
        }
        CommandLoop loop = loops.get();
        Thread thread = new Thread(loop, "allocation-commands");
        thread.setDaemon(true);
        running = new Running(loop, thread);
        thread.start();
        return this;
    }

    private synchronized Optional<Running> running() {
        return Optional.ofNullable(running);
    }

    private Running started() {
        return running().orElseThrow(() -> new IllegalStateException("start the consumer first"));
    }

    /**
     * Whether it is at work, paused or not.
     *
     * @return false before the start, after the stop, and after {@link CommandReport.Ended}
     */
    public boolean isRunning() {
        return running().map(Running::thread).filter(Thread::isAlive).isPresent();
    }

    /**
     * Pauses: the command in hand is finished, no other one is handled until {@link #resume}. It stays in its group and
     * keeps its partitions. Pausing again does nothing.
     *
     * @throws IllegalStateException before the start
     */
    public void pause() {
        started().loop().pause();
    }

    /**
     * Goes on after {@link #pause}. Does nothing if it is not paused.
     *
     * @throws IllegalStateException before the start
     */
    public void resume() {
        started().loop().resume();
    }

    /**
     * Stops: the command in hand is finished, offsets are committed, the group is left. Does nothing before the start.
     *
     * @param atMost how long to wait for that; then it is interrupted, and the command in hand is delivered again
     * @return whether it was finished
     * @throws InterruptedException if the thread is interrupted meanwhile; the consumer stops all the same
     */
    public boolean stop(Duration atMost) throws InterruptedException {
        Require.present("atMost", atMost);
        Optional<Running> own = running();
        return own.isEmpty() || stop(own.get(), atMost);
    }

    private static boolean stop(Running running, Duration atMost) throws InterruptedException {
        running.loop().stop();
        running.thread().join(Math.max(1, atMost.toMillis()));
        boolean finished = !running.thread().isAlive();
        running.loop().abort();
        running.thread().interrupt();
        return finished;
    }

    /** Stops, and waits half a minute at most for the command in hand. */
    @Override
    public void close() {
        try {
            if (!stop(GRACE)) {
                LOG.warn("The consumer was interrupted: its command was not finished within {}", GRACE);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Puts a consumer together. Not thread-safe. */
    public static final class Builder {

        private final ConsumerSettings kafka;
        private final MessageBus bus;
        private final CommandDecoder decoder;
        private final String group;
        private String topic = "allocation.commands";
        private @Nullable String deadLetterTopic;
        private Map<?, ?> deadLetterProducer = Map.of();
        private RetryPolicy retry = new RetryPolicy(10, Duration.ofMillis(100), Duration.ofSeconds(10));
        private CommandListener listener = CommandListener.logging();

        private Builder(Map<?, ?> configuration, MessageBus bus, CommandDecoder decoder, String group) {
            this.bus = Require.present("bus", bus);
            this.decoder = Require.present("decoder", decoder);
            this.group = Require.identifier("group", group);
            kafka = ConsumerSettings.of(configuration, group);
        }

        /**
         * Sets where commands come from, instead of {@code allocation.commands}.
         *
         * @param name the topic
         * @return this builder
         */
        public Builder topic(String name) {
            topic = Require.identifier("topic", name);
            return this;
        }

        /**
         * Sets where records go that are wrong for good, instead of the name of the topic with {@code .dead-letter}
         * behind it. It has to exist, and to take records that are some hundred bytes larger than those of the topic.
         *
         * @param name the topic
         * @return this builder
         */
        public Builder deadLetterTopic(String name) {
            deadLetterTopic = Require.identifier("deadLetterTopic", name);
            return this;
        }

        /**
         * Sets how the dead-letter topic is written, besides what the consumer's configuration tells about servers and
         * security.
         *
         * @param configuration of Kafka's producer: a map with names for keys, or {@link java.util.Properties}
         * @return this builder
         * @throws io.allocation.domain.InvalidValueException naming the option that must not be as it is
         */
        public Builder deadLetterProducer(Map<?, ?> configuration) {
            kafka.deadLetterProducer(configuration);
            deadLetterProducer = configuration;
            return this;
        }

        /**
         * Sets how often, and after which pauses, a command is tried again that met a conflict or whose handler failed:
         * 10 attempts, pauses from 100 ms up to 10 seconds, unless told. The pauses are also those while the store or
         * Kafka is away; then there is no end to the attempts.
         *
         * @param policy how often, after which pauses
         * @return this builder
         */
        public Builder retry(RetryPolicy policy) {
            retry = Require.present("retry", policy);
            return this;
        }

        /**
         * Sets who hears what the consumer has to tell, instead of the log.
         *
         * @param hearer hears
         * @return this builder
         */
        public Builder listener(CommandListener hearer) {
            listener = Require.present("listener", hearer);
            return this;
        }

        /**
         * Builds the consumer. It connects when it is started.
         *
         * @return a consumer, not started
         */
        public CommandConsumer build() {
            Teller teller = new Teller(listener);
            DeadLetters deadLetters = new DeadLetters(
                    kafka.deadLetterProducer(deadLetterProducer),
                    deadLetterTopic == null ? topic + ".dead-letter" : deadLetterTopic);
            Worker worker = new Worker(new Intake(bus, decoder, group), deadLetters, retry, teller);
            String source = topic;
            RetryPolicy pauses = retry;
            return new CommandConsumer(() -> new CommandLoop(
                    new KafkaConsumer<>(kafka.consumer()), source, worker, deadLetters, pauses, teller));
        }
    }
}
