package io.allocation.adapters.jdbc;

import io.allocation.messaging.Outbox;
import io.allocation.ports.AllocationViews;
import io.allocation.ports.Inbox;
import io.allocation.ports.UnitOfWorkFactory;
import io.allocation.ports.Verification;
import io.allocation.testkit.OutboxFixture;

/** A store as the contracts want it. */
record PooledStore(JdbcStore store, Runnable release) implements OutboxFixture {

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
    public void close() {
        release.run();
    }
}
