package io.allocation.adapters.memory;

import io.allocation.domain.Event;
import io.allocation.ports.UnitOfWork;
import io.allocation.ports.UnitOfWorkFactory;
import java.util.List;

/** Stores everything and tells nobody. */
final class LosesEvents extends InMemoryFixture {

    @Override
    public UnitOfWorkFactory unitsOfWork() {
        return locking -> new Silent(super.unitsOfWork().begin(locking));
    }

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
