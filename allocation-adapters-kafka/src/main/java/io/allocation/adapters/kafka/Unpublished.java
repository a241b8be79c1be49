package io.allocation.adapters.kafka;

import io.allocation.domain.Sku;
import io.allocation.messaging.Message;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is left of the messages that were given, product by product. */
final class Unpublished {

    private final Map<Sku, Deque<Outgoing>> bySku = new LinkedHashMap<>();

    Unpublished(String topic, List<Message> messages) {
        for (Message message : messages) {
            bySku.computeIfAbsent(message.sku(), sku -> new ArrayDeque<>()).add(Outgoing.to(topic, message));
        }
    }

    boolean isEmpty() {
        return bySku.isEmpty();
    }

    /** Returns what can be sent at once: of each product as much as comes before a result has to be known. */
    List<List<Outgoing>> next(boolean oneOfEach) {
        return bySku.values().stream().map(all -> next(all, oneOfEach)).toList();
    }

    private static List<Outgoing> next(Deque<Outgoing> all, boolean one) {
        List<Outgoing> run = new ArrayList<>(one ? 1 : all.size());
        for (Outgoing outgoing : all) {
            run.add(outgoing);
            if (one || outgoing.isLarge()) {
                break;
            }
        }
        return run;
    }

    /** The first message about a product is published. */
    void firstIsPublished(Sku sku) {
        Deque<Outgoing> all = bySku.getOrDefault(sku, new ArrayDeque<>());
        all.remove();
        if (all.isEmpty()) {
            bySku.remove(sku);
        }
    }

    /** Nothing more about a product is to be published. */
    void stop(Sku sku) {
        bySku.remove(sku);
    }
}
