package io.allocation.adapters.memory;

import io.allocation.domain.Product;
import io.allocation.ports.MessageId;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Exchanger;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/** Stores with one fault each in what they do about messages. */
final class BrokenInboxes {

    private BrokenInboxes() {}

    /** Writes down what it receives on a connection of its own. */
    static class RemembersWhatIsRolledBack extends BreakableInbox {
        @Override
        boolean isNew(MessageId message, Set<MessageId> sameUnitOfWork) {
            return received.putIfAbsent(key(message), Instant.now()) == null;
        }
    }

    /** Takes for one what differs, by a key that is too short, say. */
    static class Merges extends BreakableInbox {

        private final Function<MessageId, Object> key;

        Merges(Function<MessageId, Object> key) {
            this.key = key;
        }

        @Override
        Object key(MessageId message) {
            return key.apply(message);
        }

        static Merges consumers() {
            return new Merges(message -> List.of(message.source(), message.id()));
        }

        static Merges sources() {
            return new Merges(message -> List.of(message.consumer(), message.id()));
        }

        static Merges ids() {
            return new Merges(message -> List.of(message.consumer(), message.source()));
        }

        static Merges joins() {
            return new Merges(message -> message.consumer() + "/" + message.source() + "/" + message.id());
        }

        static Merges cases() {
            return new Merges(message -> message.toString().toLowerCase(Locale.ROOT));
        }
    }

    static class IsNewTwice extends BreakableInbox {
        @Override
        boolean isNew(MessageId message, Set<MessageId> sameUnitOfWork) {
            sameUnitOfWork.add(message);
            return !received.containsKey(key(message));
        }
    }

    /** Whether a message is new is looked up, but not ensured: another one may come in between, and does. */
    static class ChecksTooEarly extends BreakableInbox {

        private final Exchanger<Boolean> between = new Exchanger<>();

        @Override
        boolean isNew(MessageId message, Set<MessageId> sameUnitOfWork) {
            boolean first = super.isNew(message, sameUnitOfWork);
            try {
                between.exchange(true, 1, TimeUnit.MILLISECONDS);
            } catch (TimeoutException alone) {
                // nobody else takes in a message at this moment
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
            return first;
        }

        @Override
        void requireNew(MessageId message) {}
    }

    static class ForgetsEverything extends BreakableInbox {
        @Override
        boolean isOlder(Instant time, Instant before) {
            return true;
        }
    }

    static class ForgetsNothing extends BreakableInbox {
        @Override
        public long forget(Instant before) {
            return received.values().stream()
                    .filter(time -> isOlder(time, before))
                    .count();
        }
    }

    static class Miscounts extends BreakableInbox {
        @Override
        public long forget(Instant before) {
            return super.forget(before) + 1;
        }
    }

    /** Commits only where a product has changed. */
    static class ForgetsMessagesWithoutEffect extends BreakableStore {
        @Override
        void store(List<Product> changed, Set<MessageId> messages) {
            super.store(changed, changed.isEmpty() ? Set.of() : messages);
        }
    }

    /** In a transaction of its own, before that of the products. */
    static class RemembersFirst extends BreakableStore {
        @Override
        void store(List<Product> changed, Set<MessageId> messages) {
            super.store(List.of(), messages);
            super.store(changed, Set.of());
        }
    }
}
