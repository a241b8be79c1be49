package io.allocation.adapters.jdbc;

import io.allocation.ports.AllocationViews;
import io.allocation.ports.UnitOfWorkFactory;
import io.allocation.ports.Verification;
import io.allocation.testkit.StoreFixture;

/** A store as the contracts want it. */
record PooledStore(JdbcStore store, Runnable release) implements StoreFixture {

    @Override
    public UnitOfWorkFactory unitsOfWork() {
        return store;
    }

    @Override
    public AllocationViews views() {
        return store;
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
