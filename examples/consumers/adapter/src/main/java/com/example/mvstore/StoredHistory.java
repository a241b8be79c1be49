package com.example.mvstore;

import io.allocation.domain.Allocation;
import io.allocation.domain.Batch;
import io.allocation.domain.BatchReference;
import io.allocation.domain.OrderId;
import io.allocation.domain.ProductHistory;
import io.allocation.domain.Sku;
import io.allocation.ports.ConcurrencyException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Looks up the rest of a product, as long as it is at the version that was loaded. */
record StoredHistory(Engine engine, Stock stock, Sku sku, long version) implements ProductHistory {

    @Override
    public Optional<Batch> batch(BatchReference reference) {
        return look("batch " + reference, () -> stock.batch(sku, reference));
    }

    @Override
    public List<Allocation> allocationsOf(OrderId orderId) {
        return look("order " + orderId, () -> stock.allocations(orderId, sku));
    }

    @Override
    public List<Allocation> latestAllocations(BatchReference batch, long before, int limit) {
        return look("claims on batch " + batch, () -> stock.latest(sku, batch, before, limit));
    }

    private <T> T look(String what, Supplier<T> reader) {
        return engine.read("Reading " + what + " of product " + sku, () -> {
            if (stock.version(sku) != version) {
                throw ConcurrencyException.changedSince(sku, version);
            }
            return reader.get();
        });
    }
}
