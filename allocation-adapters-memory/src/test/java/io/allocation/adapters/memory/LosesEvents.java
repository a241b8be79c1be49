package io.allocation.adapters.memory;

import io.allocation.domain.Event;
import io.allocation.ports.AllocationViews;
import io.allocation.ports.UnitOfWork;
import io.allocation.ports.UnitOfWorkFactory;
import io.allocation.ports.Verification;
import io.allocation.testkit.StoreFixture;
import java.util.List;

/** Stores everything and tells nobody. */
final class LosesEvents implements StoreFixture {

    private final InMemoryStore store = new InMemoryStore();

    @Override
    public UnitOfWorkFactory unitsOfWork() {
        return locking -> new Silent(store.begin(locking));
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

    private static final class Silent extends HandsOn {

        Silent(UnitOfWork loud) {
            super(loud);
        }

        @Override
        public List<Event> collectEvents() {
            super.collectEvents();
            return List.of();
        }
    }
}
