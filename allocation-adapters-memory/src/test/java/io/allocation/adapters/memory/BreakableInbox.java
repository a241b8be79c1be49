package io.allocation.adapters.memory;

import io.allocation.ports.ConcurrencyException;
import io.allocation.ports.Inbox;
import io.allocation.ports.MessageId;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A correct inbox whose steps can be overridden one by one, so that {@link BrokenInboxes} break exactly one of them.
 */
class BreakableInbox implements Inbox {

    final Map<Object, Instant> received = new ConcurrentHashMap<>();

    /** What tells messages apart. */
    Object key(MessageId message) {
        return message;
    }

    /** Nothing is written yet: {@link #remember} does, together with the products. */
    boolean isNew(MessageId message, Set<MessageId> sameUnitOfWork) {
        return !received.containsKey(key(message)) && sameUnitOfWork.add(message);
    }

    void requireNew(MessageId message) {
        if (received.containsKey(key(message))) {
            throw new ConcurrencyException(message + " was taken in by another unit of work");
        }
    }

    void remember(MessageId message) {
        received.put(key(message), Instant.now());
    }

    boolean isOlder(Instant time, Instant before) {
        return time.isBefore(before);
    }

    @Override
    public long forget(Instant before) {
        int known = received.size();
        received.values().removeIf(time -> isOlder(time, before));
        return (long) known - received.size();
    }
}
