package io.allocation.adapters.memory;

import io.allocation.domain.Sku;
import io.allocation.messaging.Message;
import io.allocation.messaging.Outbox;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Outboxes with one fault each in what they do when events are settled or revived. */
final class BrokenSettlements {

    private BrokenSettlements() {}

    /** As an UPDATE without the token in its WHERE clause does. */
    static class BelievesAnyToken extends HandsOnOutbox {

        private static final Instant FAR = Instant.parse("3000-01-01T00:00:00Z");

        BelievesAnyToken(Outbox inner) {
            super(inner);
        }

        @Override
        public Set<Sku> settle(String token, List<Settlement> settlements) {
            Set<Sku> lost = super.settle(token, settlements);
            return lost.isEmpty() ? lost : settleAllTheSame(lost, settlements);
        }

        private Set<Sku> settleAllTheSame(Set<Sku> lost, List<Settlement> settlements) {
            String token = claim(null, 1_000, FAR, Duration.ofSeconds(1)).token();
            return super.settle(
                    token,
                    settlements.stream()
                            .filter(settlement -> lost.contains(settlement.sku()))
                            .toList());
        }
    }

    /** Takes one settlement for another. */
    static class Settles extends HandsOnOutbox {

        private final UnaryOperator<Settlement> change;

        Settles(Outbox inner, UnaryOperator<Settlement> change) {
            super(inner);
            this.change = change;
        }

        @Override
        public Set<Sku> settle(String token, List<Settlement> settlements) {
            return super.settle(token, settlements.stream().map(change).toList());
        }

        static Settles retriesAtOnce(Outbox inner) {
            return changing(
                    inner,
                    failure -> failure instanceof Retry retry ? new Retry(retry.attempts(), Instant.MIN) : failure);
        }

        static Settles forgetsAttempts(Outbox inner) {
            return changing(inner, failure -> failure instanceof Retry retry ? new Retry(0, retry.at()) : failure);
        }

        static Settles neverBlocks(Outbox inner) {
            return changing(
                    inner,
                    failure -> failure instanceof Death death ? new Death(death.reason(), DeadPolicy.SKIP) : failure);
        }

        static Settles alwaysBlocks(Outbox inner) {
            return changing(
                    inner,
                    failure -> failure instanceof Death death ? new Death(death.reason(), DeadPolicy.BLOCK) : failure);
        }

        /** Deletes what it should keep. */
        static Settles buriesTheDead(Outbox inner) {
            return new Settles(
                    inner,
                    settlement -> settlement.failure() instanceof Death
                            ? new Settlement(settlement.sku(), settlement.published() + 1, null)
                            : settlement);
        }

        private static Settles changing(Outbox inner, UnaryOperator<@Nullable Failure> change) {
            return new Settles(
                    inner,
                    settlement -> new Settlement(
                            settlement.sku(), settlement.published(), change.apply(settlement.failure())));
        }
    }

    /** Takes what was published for all that was claimed. */
    static class SettlesWholeRuns extends HandsOnOutbox {

        private final Map<String, Map<Sku, Integer>> claimed = new HashMap<>();

        SettlesWholeRuns(Outbox inner) {
            super(inner);
        }

        @Override
        public synchronized Claim claim(@Nullable Sku after, int most, Instant now, Duration lease) {
            Claim claim = super.claim(after, most, now, lease);
            Map<Sku, Integer> sizes = new HashMap<>();
            claim.runs().forEach(run -> sizes.put(run.sku(), run.messages().size()));
            claimed.put(claim.token(), sizes);
            return claim;
        }

        @Override
        public synchronized Set<Sku> settle(String token, List<Settlement> settlements) {
            List<Settlement> whole = new ArrayList<>();
            for (Settlement each : settlements) {
                int all = claimed.getOrDefault(token, Map.of()).getOrDefault(each.sku(), 0);
                whole.add(each.failure() == null ? new Settlement(each.sku(), all, null) : each);
            }
            return super.settle(token, whole);
        }
    }

    static class RequeuesACopy extends BrokenClaims.Changes {

        private final Set<String> requeued;

        RequeuesACopy(Outbox inner) {
            this(inner, new HashSet<>());
        }

        private RequeuesACopy(Outbox inner, Set<String> requeued) {
            super(inner, message -> requeued.contains(message.id()) ? withNewId(message) : message);
            this.requeued = requeued;
        }

        private static Message withNewId(Message message) {
            return new Message(
                    UUID.randomUUID().toString(),
                    message.source(),
                    message.type(),
                    message.sku(),
                    message.position(),
                    message.time(),
                    message.contentType(),
                    message.data());
        }

        @Override
        public boolean requeue(String id) {
            requeued.add(id);
            return super.requeue(id);
        }
    }

    /** Says that it did. */
    static class RevivesNothing extends HandsOnOutbox {
        RevivesNothing(Outbox inner) {
            super(inner);
        }

        @Override
        public boolean requeue(String id) {
            return deadEvents(1_000).stream()
                    .anyMatch(event -> event.message().id().equals(id));
        }

        @Override
        public boolean discard(String id) {
            return requeue(id);
        }
    }

    static class CountsTheDeadIn extends HandsOnOutbox {
        CountsTheDeadIn(Outbox inner) {
            super(inner);
        }

        @Override
        public Backlog backlog() {
            Backlog backlog = super.backlog();
            return new Backlog(backlog.events() + backlog.dead(), backlog.oldest(), backlog.dead());
        }
    }
}
