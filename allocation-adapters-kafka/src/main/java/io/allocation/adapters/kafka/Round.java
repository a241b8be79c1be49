package io.allocation.adapters.kafka;

import io.allocation.domain.Sku;
import io.allocation.messaging.EventPublisher.Failure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Sends messages, all at once, and waits for all. The producer keeps one request under way to each broker, so nothing
 * overtakes what it retries. With more of them a later batch may: a broker that has no record of a producer yet takes
 * any sequence number, so it takes the second batch after it refused the first, as one that just became leader does.
 *
 * <p>What is left to see to is what the producer does not retry. As soon as a record fails that others of its product
 * may follow, the producer is closed, on its own thread, which then sends nothing more.
 */
final class Round {

    private final Thread caller = Thread.currentThread();
    private final Producer<byte[], byte[]> producer;
    private final Duration patience;
    private final List<Sent> sent = new ArrayList<>();
    private final AtomicReference<@Nullable Exception> breach = new AtomicReference<>();
    private boolean refused;

    /** What was sent, and how it will end. */
    private record Sent(Outgoing outgoing, Future<RecordMetadata> end) {

        @Nullable
        Throwable failure(long nanos) throws InterruptedException {
            try {
                end.get(nanos, TimeUnit.NANOSECONDS);
                return null;
            } catch (ExecutionException failure) {
                return failure.getCause();
            } catch (java.util.concurrent.TimeoutException late) {
                return new TimeoutException("no answer from the producer in time", late);
            }
        }

        boolean hasFailed() throws InterruptedException {
            return end.isDone() && failure(0) != null;
        }
    }

    /** Waits so long at most once all are sent. */
    Round(Producer<byte[], byte[]> producer, Duration patience) {
        this.producer = producer;
        this.patience = patience;
    }

    /** What made it close the producer; empty if it did not. */
    Optional<Exception> breach() {
        return Optional.ofNullable(breach.get());
    }

    /** Whether any message was refused for a fault of its own. */
    boolean hasRefused() {
        return refused;
    }

    /** Sends messages, each product's in order, until one fails. */
    void send(List<List<Outgoing>> runs) throws InterruptedException {
        for (List<Outgoing> run : runs) {
            for (int i = 0; i < run.size() && breach.get() == null; i++) {
                if (send(run.get(i), i == run.size() - 1).hasFailed()) {
                    break;
                }
            }
        }
    }

    private Sent send(Outgoing outgoing, boolean last) {
        Sent one = new Sent(outgoing, futureOf(outgoing, last));
        sent.add(one);
        return one;
    }

    private Future<RecordMetadata> futureOf(Outgoing outgoing, boolean last) {
        try {
            return producer.send(outgoing.record(), (where, failure) -> hear(failure, last));
        } catch (InterruptException interrupted) {
            throw interrupted;
        } catch (KafkaException | IllegalStateException failure) {
            close(failure);
            return CompletableFuture.failedFuture(failure);
        }
    }

    /** On the caller's thread if the client refuses a record at once, else on the producer's. */
    private void hear(@Nullable Exception failure, boolean last) {
        if (failure != null && !(Refusals.isRefusal(failure) && (last || Thread.currentThread() == caller))) {
            close(failure);
        }
    }

    private void close(Exception because) {
        if (breach.compareAndSet(null, because)) {
            producer.close(Duration.ZERO);
        }
    }

    /** Waits for all, and takes what was published, or refused, off what is left. */
    List<Failure> settle(Unpublished left) throws InterruptedException {
        List<Failure> failures = new ArrayList<>();
        Set<Sku> halted = new HashSet<>();
        long end = System.nanoTime() + patience.toNanos();
        for (Sent one : sent) {
            Throwable failure = failure(one, end);
            refused |= failure != null && Refusals.isRefusal(failure);
            if (!halted.contains(one.outgoing().message().sku())) {
                settle(one.outgoing(), failure, left, failures, halted);
            }
        }
        return failures;
    }

    /** One that is not answered may still be sent: nothing behind it must be, then. */
    private @Nullable Throwable failure(Sent one, long end) throws InterruptedException {
        Throwable failure = one.failure(end - System.nanoTime());
        if (failure instanceof TimeoutException expired) {
            close(expired);
        }
        return failure;
    }

    private static void settle(
            Outgoing outgoing, @Nullable Throwable failure, Unpublished left, List<Failure> failures, Set<Sku> halted) {
        Sku sku = outgoing.message().sku();
        if (failure == null) {
            left.firstIsPublished(sku);
            return;
        }
        halted.add(sku);
        if (Refusals.isRefusal(failure)) {
            left.stop(sku);
            failures.add(new Failure(outgoing.message(), failure));
        }
    }
}
