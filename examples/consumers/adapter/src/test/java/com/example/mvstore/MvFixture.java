package com.example.mvstore;

import io.allocation.ports.AllocationViews;
import io.allocation.ports.Inbox;
import io.allocation.ports.UnitOfWorkFactory;
import io.allocation.ports.Verification;
import io.allocation.testkit.StoreFixture;

/** A store in memory, for one test. */
record MvFixture(MvStock store) implements StoreFixture {

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
    public Verification verify() {
        return store.verify();
    }

    @Override
    public void close() {
        store.close();
    }
}
