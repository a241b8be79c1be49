package io.allocation.adapters.memory;

import io.allocation.messaging.EventEncoder;
import io.allocation.messaging.Outbox;
import io.allocation.ports.AllocationViews;
import io.allocation.ports.Inbox;
import io.allocation.ports.UnitOfWorkFactory;
import io.allocation.ports.Verification;
import io.allocation.testkit.OutboxFixture;

/** The store as the contracts want it; open to those that break something about it. */
class InMemoryFixture implements OutboxFixture {

    private final InMemoryStore store;

    InMemoryFixture() {
        store = new InMemoryStore();
    }

    InMemoryFixture(EventEncoder encoder) {
        store = new InMemoryStore(encoder);
    }

    InMemoryStore store() {
        return store;
    }

    @Override
    public UnitOfWorkFactory unitsOfWork() {
        return store;
    }

    @Override
    public AllocationViews views() {
        return store;
    }

    @Override
    public Inbox inbox() {
        return store;
    }

    @Override
    public Outbox outbox() {
        return store.outbox();
    }

    @Override
    public Verification verify() {
        return store.verify();
    }

    @Override
    public void close() {}
}
