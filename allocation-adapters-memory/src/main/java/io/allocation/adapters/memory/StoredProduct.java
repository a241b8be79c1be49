package io.allocation.adapters.memory;

import io.allocation.domain.Allocation;
import io.allocation.domain.Batch;
import io.allocation.domain.BatchReference;
import io.allocation.domain.OrderId;
import io.allocation.domain.Product;
import io.allocation.domain.ProductChange;
import io.allocation.domain.Sku;
import io.allocation.domain.StockRecords;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** What is committed of one product. Guarded by the store's lock. */
final class StoredProduct implements StockRecords {

    private final Sku sku;
    private final StoredLines lines;
    private final Map<BatchReference, Batch> batches = new HashMap<>();
    private final Map<BatchReference, Batch> open = new LinkedHashMap<>();
    private final Map<BatchReference, NavigableMap<Long, Allocation>> unshipped = new HashMap<>();
    private long version;

    StoredProduct(Sku sku, StoredLines lines) {
        this.sku = sku;
        this.lines = lines;
    }

    Sku sku() {
        return sku;
    }

    long version() {
        return version;
    }

    Collection<Batch> openBatches() {
        return open.values();
    }

    Collection<Batch> batches() {
        return batches.values();
    }

    void apply(Product product) {
        product.events().forEach(event -> {
            if (event instanceof ProductChange change) {
                change.applyTo(this);
            }
        });
        version = product.version();
    }

    Optional<Batch> find(BatchReference reference) {
        return Optional.ofNullable(batches.get(reference));
    }

    List<Allocation> latestAllocations(BatchReference batch, long before, int limit) {
        return unshipped.getOrDefault(batch, new TreeMap<>()).headMap(before, false).descendingMap().values().stream()
                .limit(limit)
                .toList();
    }

    @Override
    public Batch batch(BatchReference reference) {
        return find(reference).orElseThrow();
    }

    @Override
    public List<Allocation> allocationsOf(OrderId orderId) {
        return lines.of(orderId, sku);
    }

    @Override
    public void save(Batch batch) {
        batches.put(batch.reference(), batch);
        if (batch.isOpen()) {
            open.put(batch.reference(), batch);
        } else {
            open.remove(batch.reference());
        }
    }

    @Override
    public void save(Allocation allocation) {
        lines.save(allocation);
        NavigableMap<Long, Allocation> ofBatch =
                unshipped.computeIfAbsent(allocation.batch(), batch -> new TreeMap<>());
        if (allocation.shipped()) {
            ofBatch.remove(allocation.sequence());
        } else {
            ofBatch.put(allocation.sequence(), allocation);
        }
    }

    @Override
    public void remove(Allocation allocation) {
        lines.remove(allocation);
        unshipped.getOrDefault(allocation.batch(), new TreeMap<>()).remove(allocation.sequence());
    }
}
