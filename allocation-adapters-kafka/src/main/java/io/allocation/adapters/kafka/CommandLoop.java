package io.allocation.adapters.kafka;

import io.allocation.bus.RetryPolicy;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches, works for a while at most, commits, and comes back to Kafka, which takes a consumer that stays away for
 * gone. Partitions that have records waiting are not fetched from.
 */
final class CommandLoop implements Runnable, ConsumerRebalanceListener {

    private static final Logger LOG = LoggerFactory.getLogger(CommandConsumer.class);
    private static final long SLICE = TimeUnit.SECONDS.toNanos(1);
    private static final long LONGEST_POLL = TimeUnit.SECONDS.toNanos(1);
    private static final long COMMIT_EVERY = TimeUnit.MILLISECONDS.toNanos(100);
    private static final Duration GRACE = Duration.ofSeconds(10);

    private final Consumer<byte[], byte[]> consumer;
    private final String topic;
    private final Worker worker;
    private final DeadLetters deadLetters;
    private final RetryPolicy retry;
    private final Teller teller;
    private final Lanes lanes = new Lanes();
    private final CountDownLatch stop = new CountDownLatch(1);
    private volatile boolean paused;
    private long committed = System.nanoTime();
    private int outages;

    CommandLoop(
            Consumer<byte[], byte[]> consumer,
            String topic,
            Worker worker,
            DeadLetters deadLetters,
            RetryPolicy retry,
            Teller teller) {
        this.consumer = consumer;
        this.topic = topic;
        this.worker = worker;
        this.deadLetters = deadLetters;
        this.retry = retry;
        this.teller = teller;
    }

    void pause() {
        paused = true;
    }

    void resume() {
        paused = false;
        consumer.wakeup();
    }

    void stop() {
        stop.countDown();
        consumer.wakeup();
    }

    /** What fails from now on fails because the thread is interrupted. */
    void abort() {
        worker.abort();
    }

    private boolean isStopped() {
        return stop.getCount() == 0;
    }

    @Override
    public void run() {
        try (deadLetters) {
            consume();
        } catch (InterruptException | InterruptedException asked) {
            lanes.clear();
            Thread.currentThread().interrupt();
            if (!worker.isAborted()) {
                teller.tell(new CommandReport.Ended(asked));
            }
        } catch (RuntimeException | Error broken) {
            lanes.clear();
            teller.tell(new CommandReport.Ended(broken));
            throw broken;
        } finally {
            close();
        }
    }

    private void consume() throws InterruptedException {
        consumer.subscribe(List.of(topic), this);
        while (!isStopped()) {
            if (fetch()) {
                work();
                commitNowAndThen();
            }
        }
    }

    /** Returns whether it came to an end by itself. */
    private boolean fetch() throws InterruptedException {
        try {
            hold(paused ? consumer.assignment() : lanes.busy());
            lanes.add(consumer.poll(Duration.ofNanos(longestPoll())));
            outages = 0;
            return true;
        } catch (WakeupException woken) {
            return false; // something changed that the loop looks at
        } catch (InterruptException interrupted) {
            throw interrupted;
        } catch (KafkaException away) {
            pauseAfter(++outages, away);
            return false;
        }
    }

    private void hold(Set<TopicPartition> busy) {
        Set<TopicPartition> held = new HashSet<>(consumer.assignment());
        Set<TopicPartition> open = new HashSet<>(held);
        held.retainAll(busy);
        open.removeAll(busy);
        consumer.pause(held);
        consumer.resume(open);
    }

    private long longestPoll() {
        long atMost = lanes.isCommitted() ? LONGEST_POLL : COMMIT_EVERY;
        return paused ? atMost : lanes.due(atMost);
    }

    private void pauseAfter(int failures, KafkaException away) throws InterruptedException {
        long nanos = Math.max(1, retry.pauseAfter(failures));
        teller.tell(new CommandReport.Unavailable(Duration.ofNanos(nanos), away));
        if (stop.await(nanos, TimeUnit.NANOSECONDS)) {
            LOG.debug("Stopped while Kafka is away");
        }
    }

    private void work() {
        long start = System.nanoTime();
        List<Lane> ready = lanes.ready();
        while (!ready.isEmpty()) {
            for (Lane lane : ready) {
                if (paused || isStopped() || System.nanoTime() - start > SLICE) {
                    return;
                }
                worker.handleFirst(lane);
            }
            ready = lanes.ready();
        }
    }

    private void commitNowAndThen() {
        if (!lanes.isCommitted() && System.nanoTime() - committed >= COMMIT_EVERY) {
            committed = System.nanoTime();
            consumer.commitAsync(lanes.done(), CommandLoop::hearOfCommit);
        }
    }

    private static void hearOfCommit(Map<TopicPartition, OffsetAndMetadata> offsets, Exception failure) {
        if (failure != null) {
            LOG.debug("Offsets were not committed; a later commit will do", failure);
        }
    }

    /** Where it fails, records are delivered again, and skipped by the inbox. */
    private void commit(Map<TopicPartition, OffsetAndMetadata> offsets) {
        try {
            commitUnlessWoken(offsets);
        } catch (InterruptException interrupted) {
            throw interrupted;
        } catch (KafkaException failure) {
            LOG.warn("Offsets were not committed; some records will be delivered again", failure);
        }
    }

    private void commitUnlessWoken(Map<TopicPartition, OffsetAndMetadata> offsets) {
        try {
            consumer.commitSync(offsets, GRACE);
        } catch (WakeupException woken) {
            consumer.commitSync(offsets, GRACE);
        }
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        LOG.debug("Got {}", partitions);
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        LOG.debug("Gives {} away", partitions);
        commit(lanes.done(partitions));
        lanes.remove(partitions);
    }

    /** They are somebody else's already. */
    @Override
    public void onPartitionsLost(Collection<TopicPartition> partitions) {
        LOG.debug("Lost {}", partitions);
        lanes.remove(partitions);
    }

    /** Partitions are revoked first. Even if interrupted, so that others get them at once. */
    private void close() {
        boolean interrupted = Thread.interrupted();
        try {
            consumer.close(CloseOptions.timeout(GRACE));
        } catch (KafkaException failure) {
            LOG.warn("The consumer was closed, perhaps without leaving its group", failure);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
