package io.allocation.adapters.memory;

import io.allocation.domain.Allocation;
import io.allocation.domain.Batch;
import io.allocation.domain.BatchReference;
import io.allocation.domain.OrderId;
import io.allocation.domain.ProductHistory;
import io.allocation.ports.ConcurrencyException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Looks up a product as it was loaded, or refuses if it is no longer so. */
record HistoryAtVersion(InMemoryStore store, StoredProduct stored, long version) implements ProductHistory {

    @Override
    public Optional<Batch> batch(BatchReference reference) {
        return unchanged(() -> stored.find(reference));
    }

    @Override
    public List<Allocation> allocationsOf(OrderId orderId) {
        return unchanged(() -> stored.allocationsOf(orderId));
    }

    @Override
    public List<Allocation> latestAllocations(BatchReference batch, long before, int limit) {
        return unchanged(() -> stored.latestAllocations(batch, before, limit));
    }

    private <T> T unchanged(Supplier<T> lookUp) {
        return store.locked(() -> {
            if (stored.version() != version) {
                throw ConcurrencyException.changedSince(stored.sku(), version);
            }
            return lookUp.get();
        });
    }
}
