package io.allocation.adapters.memory;

import io.allocation.domain.Sku;
import io.allocation.messaging.Message;
import io.allocation.messaging.Outbox.DeadEvent;
import io.allocation.messaging.Outbox.DeadPolicy;
import io.allocation.messaging.Outbox.Death;
import io.allocation.messaging.Outbox.Retry;
import io.allocation.messaging.Outbox.Run;
import io.allocation.messaging.Outbox.Settlement;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The events of one product on their way out. Guarded by the store's lock. */
final class Channel {

    private final Sku sku;
    private final Deque<Message> waiting = new ArrayDeque<>();
    private long lastPosition;
    private @Nullable String token;
    private Instant claimable = Instant.MIN;
    private int attempts;
    private boolean blocked;

    Channel(Sku sku) {
        this.sku = sku;
    }

    long lastPosition() {
        return lastPosition;
    }

    int size() {
        return waiting.size();
    }

    @Nullable
    Instant oldest() {
        Message first = waiting.peekFirst();
        return first == null ? null : first.time();
    }

    void append(Message message) {
        waiting.addLast(message);
        lastPosition = message.position();
    }

    boolean isClaimable(Instant now) {
        return !waiting.isEmpty() && !blocked && !now.isBefore(claimable);
    }

    boolean isClaimedBy(String claimant) {
        return claimant.equals(token);
    }

    Run claim(String claimant, Instant until, int most) {
        token = claimant;
        claimable = until;
        return new Run(sku, attempts, waiting.stream().limit(most).toList());
    }

    /** Returns the event that died of it. */
    Optional<DeadEvent> settle(Settlement settlement) {
        for (int i = 0; i < settlement.published(); i++) {
            waiting.removeFirst();
        }
        token = null;
        claimable = Instant.MIN;
        attempts = 0;
        if (settlement.failure() instanceof Retry retry) {
            attempts = retry.attempts();
            claimable = retry.at();
        } else if (settlement.failure() instanceof Death death) {
            blocked = death.policy() == DeadPolicy.BLOCK;
            return Optional.of(new DeadEvent(waiting.removeFirst(), death.reason(), blocked));
        }
        return Optional.empty();
    }

    void requeue(DeadEvent event) {
        Message message = event.message();
        if (event.blocks()) {
            blocked = false;
            waiting.addFirst(message);
        } else {
            append(new Message(
                    message.id(),
                    message.source(),
                    message.type(),
                    sku,
                    lastPosition + 1,
                    message.time(),
                    message.contentType(),
                    message.data()));
        }
    }

    void discard(DeadEvent event) {
        blocked = blocked && !event.blocks();
    }
}
