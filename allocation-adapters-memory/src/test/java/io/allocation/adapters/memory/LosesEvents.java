package io.allocation.adapters.memory;

import io.allocation.domain.Event;
import io.allocation.ports.AllocationViews;
import io.allocation.ports.ProductRepository;
import io.allocation.ports.UnitOfWork;
import io.allocation.ports.UnitOfWorkFactory;
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
    public void close() {}

    private record Silent(UnitOfWork loud) implements UnitOfWork {

        @Override
        public ProductRepository products() {
            return loud.products();
        }

        @Override
        public void publish(Event event) {
            loud.publish(event);
        }

        @Override
        public List<Event> collectEvents() {
            loud.collectEvents();
            return List.of();
        }

        @Override
        public void commit() {
            loud.commit();
        }

        @Override
        public void close() {
            loud.close();
        }
    }
}
