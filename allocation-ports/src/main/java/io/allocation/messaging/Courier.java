package io.allocation.messaging;

import io.allocation.bus.RetryPolicy;
import io.allocation.domain.Sku;
import io.allocation.messaging.Outbox.Claim;
import io.allocation.messaging.Outbox.DeadPolicy;
import io.allocation.messaging.Outbox.Death;
import io.allocation.messaging.Outbox.Run;
import io.allocation.messaging.Outbox.Settlement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Claims, publishes, settles: one batch after the other, until all products had their turn. For several threads. */
final class Courier {

    private static final Logger LOG = LoggerFactory.getLogger(Relay.class);

    private final Outbox outbox;
    private final EventPublisher publisher;
    private final int batchSize;
    private final Duration lease;
    private final RetryPolicy retry;
    private final DeadPolicy deadPolicy;
    private final RelayListener listener;
    private final Clock clock;

    /** Told when there is more than a claim took. */
    private final Runnable onMore;

    private final AtomicInteger claiming = new AtomicInteger();
    private final AtomicLong claims = new AtomicLong();
    private final ReentrantLock publishing = new ReentrantLock();
    private volatile @Nullable Exception lastOutage;

    Courier(Relay.Builder settings, Runnable onMore) {
        this.onMore = onMore;
        outbox = settings.outbox;
        publisher = settings.publisher;
        batchSize = settings.batchSize;
        lease = settings.lease;
        retry = settings.retry;
        deadPolicy = settings.deadPolicy;
        listener = settings.listener;
        clock = settings.clock;
    }

    /** Returns how many events it claimed, whatever became of them; throws if the broker or the outbox is away. */
    int sweep(BooleanSupplier stopped) throws Exception {
        int claimed = 0;
        Optional<Sku> next = Optional.empty();
        do {
            Claim claim = claim(next.orElse(null));
            claimed += claim.runs().isEmpty() ? 0 : carry(claim);
            next = claim.next();
        } while (next.isPresent() && !stopped.getAsBoolean());
        return claimed;
    }

    private Claim claim(@Nullable Sku after) {
        claiming.incrementAndGet();
        try {
            Claim claim = outbox.claim(after, batchSize, now(), lease);
            if (!claim.runs().isEmpty()) {
                claims.incrementAndGet();
                if (claim.next().isPresent() || size(claim) >= batchSize) {
                    onMore.run();
                }
            }
            return claim;
        } finally {
            claiming.decrementAndGet();
        }
    }

    /** How many claims there were that were not empty, of all threads. */
    long claims() {
        return claims.get();
    }

    /** Whether there was none since, nor is any under way that may not be empty. */
    boolean hasClaimedNothingSince(long before) {
        return claiming.get() == 0 && claims.get() == before;
    }

    private Instant now() {
        return clock.instant();
    }

    private int carry(Claim claim) throws Exception {
        Map<Sku, EventPublisher.Failure> failures = publish(claim);
        List<Verdict> verdicts = claim.runs().stream()
                .map(run -> verdict(run, failures.get(run.sku())))
                .toList();
        Set<Sku> lost = outbox.settle(
                claim.token(), verdicts.stream().map(Verdict::settlement).toList());
        List<Verdict> settled = verdicts.stream()
                .filter(verdict -> !lost.contains(verdict.settlement().sku()))
                .toList();
        tellOf(
                settled.stream()
                        .mapToInt(verdict -> verdict.settlement().published())
                        .sum(),
                lost);
        settled.forEach(verdict -> verdict.report().ifPresent(this::tell));
        return size(claim);
    }

    private static int size(Claim claim) {
        return claim.runs().stream().mapToInt(run -> run.messages().size()).sum();
    }

    private void tellOf(int published, Set<Sku> lost) {
        if (published > 0) {
            tell(new RelayReport.Published(published));
        }
        if (!lost.isEmpty()) {
            tell(new RelayReport.LeaseLost(lost));
        }
    }

    private Map<Sku, EventPublisher.Failure> publish(Claim claim) throws Exception {
        List<Message> messages =
                claim.runs().stream().flatMap(run -> run.messages().stream()).toList();
        try {
            Map<Sku, EventPublisher.Failure> failures = new HashMap<>();
            publish(messages)
                    .forEach(failure -> failures.putIfAbsent(failure.message().sku(), failure));
            return failures;
        } catch (InterruptedException interrupted) {
            throw interrupted;
        } catch (Exception away) {
            giveBack(claim, away);
            throw away;
        }
    }

    /** One thread at a time. Who waited for one that failed need not try: the broker is away. */
    private List<EventPublisher.Failure> publish(List<Message> messages) throws Exception {
        Exception before = lastOutage;
        publishing.lockInterruptibly();
        try {
            Exception outage = lastOutage;
            if (outage != null && !outage.equals(before)) {
                throw outage;
            }
            return publisher.publish(messages);
        } catch (InterruptedException interrupted) {
            throw interrupted;
        } catch (Exception away) {
            lastOutage = away;
            throw away;
        } finally {
            publishing.unlock();
        }
    }

    /** So that they do not wait for the lease to run out. It was no event's fault, and counts as no attempt. */
    private void giveBack(Claim claim, Exception because) {
        try {
            outbox.settle(
                    claim.token(),
                    claim.runs().stream()
                            .map(run -> new Settlement(run.sku(), 0, new Outbox.Retry(run.attempts(), now())))
                            .toList());
        } catch (RuntimeException failure) {
            because.addSuppressed(failure);
        }
    }

    /** What becomes of a run, and what there is to tell of it once that is settled. */
    private record Verdict(Settlement settlement, Optional<RelayReport> report) {}

    private Verdict verdict(Run run, EventPublisher.@Nullable Failure failure) {
        if (failure == null) {
            return new Verdict(new Settlement(run.sku(), run.messages().size(), null), Optional.empty());
        }
        int published = run.messages().indexOf(failure.message());
        if (published < 0) {
            throw new IllegalStateException(
                    "the publisher reports a message that it was not given: " + failure.message());
        }
        return failed(run, published, failure);
    }

    private Verdict failed(Run run, int published, EventPublisher.Failure failure) {
        int attempts = published == 0 ? run.attempts() + 1 : 1;
        if (attempts >= retry.attempts()) {
            return new Verdict(
                    new Settlement(
                            run.sku(), published, new Death(failure.cause().toString(), deadPolicy)),
                    Optional.of(new RelayReport.Died(failure.message(), deadPolicy, failure.cause())));
        }
        Instant next = now().plusNanos(retry.pauseAfter(attempts));
        return new Verdict(
                new Settlement(run.sku(), published, new Outbox.Retry(attempts, next)),
                Optional.of(new RelayReport.Retried(failure.message(), attempts, next, failure.cause())));
    }

    void measure() {
        Outbox.Backlog backlog = outbox.backlog();
        Duration age = backlog.oldest()
                .map(oldest -> Duration.between(oldest, now()))
                .filter(waiting -> !waiting.isNegative())
                .orElse(Duration.ZERO);
        tell(new RelayReport.Measured(backlog, age));
    }

    void tell(RelayReport report) {
        try {
            listener.hear(report);
        } catch (RuntimeException broken) {
            LOG.error("The relay's listener failed on {}", report, broken);
        }
    }
}
