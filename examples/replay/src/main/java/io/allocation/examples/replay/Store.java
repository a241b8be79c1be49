package io.allocation.examples.replay;

import io.allocation.adapters.memory.InMemoryStore;
import io.allocation.ports.UnitOfWorkFactory;
import io.allocation.ports.Verifiable;

/**
 * Where a replay puts what it decides.
 *
 * @param name what the report calls it
 * @param unitsOfWork how it is changed
 * @param counters checks it
 * @param release lets go of it
 */
record Store(String name, UnitOfWorkFactory unitsOfWork, Verifiable counters, Runnable release)
        implements AutoCloseable {

    static Store inMemory() {
        InMemoryStore store = new InMemoryStore();
        return new Store("memory", store, store, () -> {});
    }

    @Override
    public void close() {
        release.run();
    }
}
