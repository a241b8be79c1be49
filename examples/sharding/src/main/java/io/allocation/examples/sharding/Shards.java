package io.allocation.examples.sharding;

import com.zaxxer.hikari.HikariDataSource;
import io.allocation.adapters.json.JsonCodec;
import io.allocation.bus.MessageBus;
import io.allocation.domain.Allocation;
import io.allocation.domain.OrderId;
import io.allocation.domain.Sku;
import io.allocation.messaging.EventEncoder;
import io.allocation.messaging.MessageTypes;
import io.allocation.service.AllocationService;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/**
 * The databases, each with a store and a bus of its own: who sends a command picks the bus by the SKU. Thread-safe.
 *
 * @param all in the order that decides which has a SKU
 * @param buses a bus for each
 */
record Shards(List<Shard> all, List<MessageBus> buses) implements AutoCloseable {

    /**
     * Connects to all, and creates their tables.
     *
     * @param urls where they are, always in the same order
     * @throws UnusableShardException if one of them cannot be used
     */
    static Shards open(List<String> urls) {
        List<Shard> opened = new ArrayList<>();
        try {
            urls.forEach(url -> opened.add(Shard.open(url, encoder())));
        } catch (UnusableShardException failure) {
            opened.forEach(Shard::close);
            throw failure;
        }
        return new Shards(
                List.copyOf(opened),
                opened.stream()
                        .map(shard -> AllocationService.on(shard.store()))
                        .toList());
    }

    /** The same for all who write events. */
    static EventEncoder encoder() {
        return new EventEncoder(MessageTypes.standard(), JsonCodec.standard(), Clock.systemUTC());
    }

    MessageBus busOf(Sku sku) {
        return buses.get(BySku.shardOf(sku.value(), buses.size()));
    }

    List<Allocation> allocationsOf(OrderId order) {
        return all.stream()
                .flatMap(shard -> shard.store().allocationsOf(order).stream())
                .toList();
    }

    List<HikariDataSource> pools() {
        return all.stream().map(Shard::pool).toList();
    }

    @Override
    public void close() {
        all.forEach(Shard::close);
    }
}
