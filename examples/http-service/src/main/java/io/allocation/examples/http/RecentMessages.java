package io.allocation.examples.http;

import io.allocation.messaging.Message;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The last messages, in the order in which they came. Readers keep their own place in it, so that they take no memory,
 * and whoever adds waits for none of them. Thread-safe.
 */
final class RecentMessages {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition added = lock.newCondition();
    private final @Nullable Message[] ring;
    private final Map<String, Long> places = new HashMap<>();
    private long end;

    RecentMessages(int capacity) {
        ring = new Message[capacity];
    }

    /** Adds messages, but for those that are here already: a relay may bring them twice. */
    void add(List<Message> messages) {
        lock.lock();
        try {
            messages.forEach(this::add);
            added.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void add(Message message) {
        if (places.putIfAbsent(message.id(), end) == null) {
            int index = index(end++);
            Message oldest = ring[index];
            if (oldest != null) {
                places.remove(oldest.id());
            }
            ring[index] = message;
        }
    }

    private int index(long place) {
        return (int) (place % ring.length);
    }

    private long start() {
        return Math.max(0, end - ring.length);
    }

    /** The place behind a message; none if it is not known, or no longer. */
    OptionalLong placeBehind(String id) {
        lock.lock();
        try {
            Long place = places.get(id);
            return place == null ? OptionalLong.empty() : OptionalLong.of(place + 1);
        } finally {
            lock.unlock();
        }
    }

    /** The place of the oldest that is remembered. */
    long oldest() {
        lock.lock();
        try {
            return start();
        } finally {
            lock.unlock();
        }
    }

    /** The place of the next one to come. */
    long next() {
        lock.lock();
        try {
            return end;
        } finally {
            lock.unlock();
        }
    }

    /**
     * What there is from a place on; waits while there is nothing.
     *
     * @return the messages; none if none came in time; empty if those at that place are gone
     */
    Optional<List<Message>> from(long place, Duration atMost) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = atMost.toNanos();
            while (place == end && left > 0) {
                left = added.awaitNanos(left);
            }
            return place < start() ? Optional.empty() : Optional.of(copy(place));
        } finally {
            lock.unlock();
        }
    }

    private List<Message> copy(long place) {
        List<Message> messages = new ArrayList<>();
        for (long at = place; at < end; at++) {
            Message message = ring[index(at)];
            if (message != null) {
                messages.add(message);
            }
        }
        return messages;
    }
}
