package com.example.mvstore;

import io.allocation.ports.ConcurrencyException;
import io.allocation.ports.MessageId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.h2.mvstore.MVStore;

/** Which messages took effect, and when. Knows no locks: see {@link Engine}. */
final class Messages {

    private record Received(String key, Instant at) {}

    /** Consumer, source, id: when. */
    private final Table received;

    Messages(MVStore store) {
        received = new Table(store, "received");
    }

    boolean has(MessageId message) {
        return received.has(key(message));
    }

    void add(Set<MessageId> messages, Instant now) {
        for (MessageId message : messages) {
            if (has(message)) {
                throw new ConcurrencyException(message + " was received by another unit of work meanwhile");
            }
            received.put(key(message), now.toString());
        }
    }

    long forget(Instant before) {
        List<Received> old = received.all((key, value) -> new Received(key, Instant.parse(value))).stream()
                .filter(message -> message.at().isBefore(before))
                .toList();
        old.forEach(message -> received.remove(message.key()));
        return old.size();
    }

    private static String key(MessageId message) {
        return Text.key(message.consumer(), message.source(), message.id());
    }
}
