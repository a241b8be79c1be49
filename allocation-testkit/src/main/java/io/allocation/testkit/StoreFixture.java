package io.allocation.testkit;

import io.allocation.ports.AllocationViews;
import io.allocation.ports.Inbox;
import io.allocation.ports.UnitOfWorkFactory;
import io.allocation.ports.Verification;

/**
 * A store under test, empty when it is opened: what an adapter has to supply to the contracts of this package. A test
 * uses it and closes it. Must be as thread-safe as the adapter is.
 */
public interface StoreFixture extends AutoCloseable {

    /**
     * The write side of the store.
     *
     * @return opens units of work on this store
     */
    UnitOfWorkFactory unitsOfWork();

    /**
     * The read side of the store.
     *
     * @return views of what is committed in this store
     */
    AllocationViews views();

    /**
     * What the store remembers of messages. Its times are to be those of the system's clock.
     *
     * @return the inbox of this store
     */
    Inbox inbox();

    /**
     * The store's own check of its counters.
     *
     * @return what it found
     */
    Verification verify();

    /** Gives back whatever the store holds, its data included. */
    @Override
    void close();
}
