package io.allocation.adapters.memory;

import io.allocation.domain.Sku;
import io.allocation.messaging.Outbox;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An outbox that leaves everything to another one, so that a fault is one method. */
class HandsOnOutbox implements Outbox {

    private final Outbox inner;

    HandsOnOutbox(Outbox inner) {
        this.inner = inner;
    }

    @Override
    public Claim claim(@Nullable Sku after, int most, Instant now, Duration lease) {
        return inner.claim(after, most, now, lease);
    }

    @Override
    public Set<Sku> settle(String token, List<Settlement> settlements) {
        return inner.settle(token, settlements);
    }

    @Override
    public Backlog backlog() {
        return inner.backlog();
    }

    @Override
    public List<DeadEvent> deadEvents(int most) {
        return inner.deadEvents(most);
    }

    @Override
    public boolean requeue(String id) {
        return inner.requeue(id);
    }

    @Override
    public boolean discard(String id) {
        return inner.discard(id);
    }

    @Override
    public Runnable onAppend(Runnable listener) {
        return inner.onAppend(listener);
    }
}
