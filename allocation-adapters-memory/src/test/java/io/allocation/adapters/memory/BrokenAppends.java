package io.allocation.adapters.memory;

import io.allocation.domain.Event;
import io.allocation.messaging.EventEncoder;
import io.allocation.messaging.Outbox;
import io.allocation.ports.UnitOfWorkFactory;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Stores with one fault each in what enters their outbox, or who is told of it. */
final class BrokenAppends {

    private BrokenAppends() {}

    /** Knows the products' own events only. */
    static class LosesEventsOfUsers extends InMemoryFixture {
        LosesEventsOfUsers(EventEncoder encoder) {
            super(encoder);
        }

        @Override
        public UnitOfWorkFactory unitsOfWork() {
            return locking -> new HandsOn(super.unitsOfWork().begin(locking)) {
                @Override
                public void publish(Event event) {}
            };
        }
    }

    static class ForgetsToRollBack extends InMemoryFixture {
        ForgetsToRollBack(EventEncoder encoder) {
            super(encoder);
        }

        @Override
        public UnitOfWorkFactory unitsOfWork() {
            return locking -> new BrokenStores.WritesThrough(super.unitsOfWork().begin(locking));
        }
    }

    /** Tells at the end of every unit of work, whatever became of it. */
    static class TellsOfNothing extends InMemoryFixture {

        private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

        TellsOfNothing(EventEncoder encoder) {
            super(encoder);
        }

        @Override
        public UnitOfWorkFactory unitsOfWork() {
            return locking -> new HandsOn(super.unitsOfWork().begin(locking)) {
                @Override
                public void close() {
                    super.close();
                    listeners.forEach(Runnable::run);
                }
            };
        }

        @Override
        public Outbox outbox() {
            return new HandsOnOutbox(super.outbox()) {
                @Override
                public Runnable onAppend(Runnable listener) {
                    listeners.add(listener);
                    return () -> listeners.remove(listener);
                }
            };
        }
    }

    static class NeverTells extends HandsOnOutbox {
        NeverTells(Outbox inner) {
            super(inner);
        }

        @Override
        public Runnable onAppend(Runnable listener) {
            return () -> {};
        }
    }

    static class TellsForEver extends HandsOnOutbox {
        TellsForEver(Outbox inner) {
            super(inner);
        }

        @Override
        public Runnable onAppend(Runnable listener) {
            super.onAppend(listener);
            return () -> {};
        }
    }
}
