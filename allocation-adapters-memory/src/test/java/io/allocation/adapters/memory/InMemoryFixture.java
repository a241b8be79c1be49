package io.allocation.adapters.memory;

import io.allocation.ports.AllocationViews;
import io.allocation.ports.UnitOfWorkFactory;
import io.allocation.ports.Verification;
import io.allocation.testkit.StoreFixture;

/** The store as the contracts want it. */
final class InMemoryFixture implements StoreFixture {

    private final InMemoryStore store = new InMemoryStore();

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
    public void close() {}
}
