package io.allocation.examples.sharding;

import io.allocation.domain.Sku;
import io.allocation.messaging.EventPublisher;
import io.allocation.messaging.Message;
import io.allocation.messaging.Relay;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;

/** What relays published: by SKU, the positions of its events as they came. Thread-safe. */
final class Heard {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Map<Sku, List<Long>> positions = new TreeMap<>();
    private long allocations;

    private synchronized void hear(Message message) {
        positions.computeIfAbsent(message.sku(), sku -> new ArrayList<>()).add(message.position());
        if (message.type().startsWith("io.allocation.line-allocated.")) {
            allocations++;
        }
    }

    /** A relay for each database, until all of them have published what is there. */
    void publishAll(Shards shards) throws InterruptedException {
        for (Shard shard : shards.all()) {
            try (Relay relay = Relay.of(shard.store().outbox(), EventPublisher.oneByOne(this::hear))
                    .start()) {
                if (!relay.drain(PATIENCE)) {
                    throw new IllegalStateException("not all events were published within " + PATIENCE);
                }
            }
        }
    }

    synchronized long allocations() {
        return allocations;
    }

    synchronized long events() {
        return positions.values().stream().mapToLong(List::size).sum();
    }

    /** The SKUs whose events did not come once each, in order. */
    synchronized List<Sku> outOfOrder() {
        return positions.entrySet().stream()
                .filter(entry -> !entry.getValue()
                        .equals(LongStream.rangeClosed(1, entry.getValue().size())
                                .boxed()
                                .toList()))
                .map(Map.Entry::getKey)
                .toList();
    }
}
