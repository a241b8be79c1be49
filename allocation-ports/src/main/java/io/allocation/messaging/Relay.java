package io.allocation.messaging;

import io.allocation.bus.RetryPolicy;
import io.allocation.domain.InvalidValueException;
import io.allocation.domain.Require;
import io.allocation.messaging.Outbox.DeadPolicy;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings committed events from an {@link Outbox} to an {@link EventPublisher}: each at least once, those of a product
 * in order, the heads of all products before the tails of any. Runs on threads of its own, in a process of the user's;
 * several at once, in one process or many, share the work. Needs no class of the events.
 *
 * <p>It wakes when this process commits, and looks by itself for what others commit: after a pause that grows, while
 * there is nothing, up to {@link Builder#longestIdle}. Events that the publisher refuses are tried again after a pause
 * that grows, and given up when the {@link Builder#retry} policy's attempts are used up: this holds up their product
 * only, or, by {@link DeadPolicy}, not even that. A broker or a database that is away counts against no event: then the
 * relay pauses as a whole, and goes on for as long as it takes.
 *
 * <p>A relay that dies leaves the events that it had claimed to others, or to itself started again, when its lease has
 * run out. Whatever it had published of them is published again: consumers tell by {@link Message#id} or
 * {@link Message#position}.
 *
 * <p>Thread-safe. Started once, stopped once.
 */
public final class Relay implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Relay.class);
    private static final Duration GRACE = Duration.ofSeconds(30);

    private final Outbox outbox;
    private final Courier courier;
    private final List<RelayLoop> loops;
    private final List<Thread> threads;
    private final AtomicBoolean started = new AtomicBoolean();

    private Relay(Builder builder) {
        outbox = builder.outbox;
        courier = new Courier(builder, this::callHelpers);
        loops = IntStream.range(0, builder.threads)
                .mapToObj(i -> new RelayLoop(courier, builder, i == 0))
                .toList();
        threads = loops.stream().map(Relay::thread).toList();
    }

    /** The first thread asks the outbox by itself; those behind it help where there is much. */
    private void callHelpers() {
        loops.stream().skip(1).forEach(RelayLoop::ring);
    }

    private static Thread thread(RelayLoop loop) {
        Thread thread = new Thread(loop, "allocation-relay");
        thread.setDaemon(true);
        return thread;
    }

    /**
     * A relay with standard settings.
     *
     * @param outbox where events come from
     * @param publisher where they go to; closed by its owner, not by the relay
     * @return a relay, not started
     */
    public static Relay of(Outbox outbox, EventPublisher publisher) {
        return builder(outbox, publisher).build();
    }

    /**
     * A relay with settings of your own.
     *
     * @param outbox where events come from
     * @param publisher where they go to; closed by its owner, not by the relay
     * @return a builder with the standard settings
     */
    public static Builder builder(Outbox outbox, EventPublisher publisher) {
        return new Builder(outbox, publisher);
    }

    /**
     * Starts publishing.
     *
     * @return this relay
     * @throws IllegalStateException if it was started before
     */
    public Relay start() {
        if (!started.compareAndSet(false, true)) {
            throw new IllegalStateException("a relay is started once; build another one");
        }
        loops.get(0).listenTo(outbox);
        threads.forEach(Thread::start);
        return this;
    }

    /**
     * Waits until everything is published that can be: nothing is left but what waits for another attempt, for another
     * relay's lease, or behind a dead event.
     *
     * @param atMost how long to wait
     * @return whether that came to pass in time
     * @throws InterruptedException if the thread is interrupted meanwhile
     * @throws IllegalStateException if it is not running
     */
    public boolean drain(Duration atMost) throws InterruptedException {
        if (!isRunning()) {
            throw new IllegalStateException("the relay is not running");
        }
        long end = System.nanoTime() + Require.present("atMost", atMost).toNanos();
        long claims;
        do { // until all threads have looked and none found anything
            claims = courier.claims();
            if (!awaitSweeps(end)) {
                return false;
            }
        } while (!courier.hasClaimedNothingSince(claims));
        return true;
    }

    private boolean awaitSweeps(long end) throws InterruptedException {
        for (RelayLoop loop : loops) {
            if (!loop.awaitSweep(end - System.nanoTime())) {
                return false;
            }
        }
        return true;
    }

    /**
     * Whether it is at work, or pauses because there is nothing to do or somebody is away.
     *
     * @return false before the start and after the stop
     */
    public boolean isRunning() {
        return threads.stream().anyMatch(Thread::isAlive);
    }

    /**
     * Stops: what is being published is finished and settled, nothing more is claimed. To publish all there is before,
     * {@link #drain}.
     *
     * @param atMost how long to wait for what is being published; then it is interrupted, and its lease has to run out
     * @return whether it was finished
     * @throws InterruptedException if the thread is interrupted meanwhile; the relay stops all the same
     */
    public boolean stop(Duration atMost) throws InterruptedException {
        loops.forEach(RelayLoop::stop);
        long end = System.nanoTime() + Require.present("atMost", atMost).toNanos();
        try {
            for (Thread thread : threads) {
                if (thread.isAlive()) {
                    thread.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime())));
                }
            }
            return !isRunning();
        } finally {
            threads.forEach(Thread::interrupt);
        }
    }

    /** Stops, and waits half a minute at most for what is being published. */
    @Override
    public void close() {
        try {
            if (!stop(GRACE)) {
                LOG.warn("The relay was interrupted: its publisher did not finish within {}", GRACE);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Puts a relay together. Not thread-safe. */
    public static final class Builder {

        private static final int MOST_EVENTS = 10_000;
        private static final int MOST_THREADS = 16;

        final Outbox outbox;
        final EventPublisher publisher;
        int threads = 2;
        int batchSize = 2_000;
        Duration lease = Duration.ofMinutes(1);
        RetryPolicy retry = new RetryPolicy(10, Duration.ofSeconds(1), Duration.ofMinutes(1));
        DeadPolicy deadPolicy = DeadPolicy.BLOCK;
        Duration linger = Duration.ofMillis(10);
        Duration longestIdle = Duration.ofSeconds(1);
        Duration measureEvery = Duration.ofSeconds(10);
        RelayListener listener = RelayListener.logging();
        Clock clock = Clock.systemUTC();

        private Builder(Outbox outbox, EventPublisher publisher) {
            this.outbox = Require.present("outbox", outbox);
            this.publisher = Require.present("publisher", publisher);
        }

        /**
         * Sets how many threads share the work: 2 unless told. The publisher is called by one of them at a time; the
         * other one claims and settles meanwhile, so that neither the database nor the broker waits for the other. All
         * but the first sleep while there is no more to publish than fits into a batch.
         *
         * @param count 1 to 16
         * @return this builder
         */
        public Builder threads(int count) {
            threads = within("threads", count, MOST_THREADS);
            return this;
        }

        /**
         * Sets how many events are claimed and published at once: 2,000 unless told.
         *
         * @param events 1 to 10,000
         * @return this builder
         */
        public Builder batchSize(int events) {
            batchSize = within("batchSize", events, MOST_EVENTS);
            return this;
        }

        /**
         * Sets after which time others may take over what was claimed: a minute unless told. Publishing a batch must
         * never take that long, nor two of them where there are several threads: a publisher has to give up before.
         *
         * @param duration longer than a batch takes, positive
         * @return this builder
         */
        public Builder lease(Duration duration) {
            lease = positive("lease", duration);
            return this;
        }

        /**
         * Sets how often, and after which pauses, an event that was refused is tried again: 10 attempts, pauses from a
         * second up to a minute, unless told. The pauses are also those of the relay while the broker or the outbox is
         * away; then there is no end to the attempts.
         *
         * @param policy how often, after which pauses
         * @return this builder
         */
        public Builder retry(RetryPolicy policy) {
            retry = Require.present("retry", policy);
            return this;
        }

        /**
         * Sets what happens to the events behind one that was given up: they wait, unless told.
         *
         * @param policy what happens to them
         * @return this builder
         */
        public Builder deadPolicy(DeadPolicy policy) {
            deadPolicy = Require.present("deadPolicy", policy);
            return this;
        }

        /**
         * Sets how long to wait at most for more, once there is something to publish: 10 ms unless told. Zero publishes
         * every commit by itself, as far as the broker keeps up, at the cost of those who commit.
         *
         * @param duration zero or more
         * @return this builder
         */
        public Builder linger(Duration duration) {
            if (Require.present("linger", duration).isNegative()) {
                throw new InvalidValueException("linger", duration, "must not be negative");
            }
            linger = duration;
            return this;
        }

        /**
         * Sets how long to sleep at most before looking for what other processes have committed: a second unless told.
         *
         * @param duration positive
         * @return this builder
         */
        public Builder longestIdle(Duration duration) {
            longestIdle = positive("longestIdle", duration);
            return this;
        }

        /**
         * Sets how often {@link RelayReport.Measured} is told: every 10 seconds unless told. It is one query over all
         * products.
         *
         * @param duration positive
         * @return this builder
         */
        public Builder measureEvery(Duration duration) {
            measureEvery = positive("measureEvery", duration);
            return this;
        }

        /**
         * Sets who hears what the relay has to tell, instead of the log.
         *
         * @param hearer hears
         * @return this builder
         */
        public Builder listener(RelayListener hearer) {
            listener = Require.present("listener", hearer);
            return this;
        }

        /**
         * Sets the clock that leases and retries go by. Those of all relays on an outbox have to agree within a
         * fraction of the lease.
         *
         * @param time tells the time
         * @return this builder
         */
        public Builder clock(Clock time) {
            clock = Require.present("clock", time);
            return this;
        }

        private static int within(String field, int count, int most) {
            Require.positive(field, count);
            if (count > most) {
                throw new InvalidValueException(field, count, "must be at most " + most);
            }
            return count;
        }

        private static Duration positive(String field, Duration duration) {
            if (Require.present(field, duration).isNegative() || duration.isZero()) {
                throw new InvalidValueException(field, duration, "must be positive");
            }
            return duration;
        }

        /**
         * Builds the relay.
         *
         * @return a relay, not started
         */
        public Relay build() {
            return new Relay(this);
        }
    }
}
