package io.allocation.adapters.memory;

import io.allocation.domain.Allocation;
import io.allocation.domain.Batch;
import io.allocation.domain.BatchReference;
import io.allocation.domain.OrderId;
import io.allocation.domain.Product;
import io.allocation.domain.ProductChange;
import io.allocation.domain.ProductEvent;
import io.allocation.domain.Sku;
import io.allocation.domain.StockRecords;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What is committed of one product. Guarded by the store's lock. */
final class StoredProduct implements StockRecords {

    private final Sku sku;
    private final StoredLines lines;
    private final Map<BatchReference, Batch> usedUp = new HashMap<>();
    private final Map<BatchReference, Batch> open = new LinkedHashMap<>();
    private final Map<BatchReference, UnshippedClaims> unshipped = new HashMap<>();
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

    List<Batch> batches() {
        return Stream.concat(open.values().stream(), usedUp.values().stream()).toList();
    }

    void apply(Product product) {
        for (ProductEvent event : product.events()) {
            if (event instanceof ProductChange change) {
                change.applyTo(this);
            }
        }
        version = product.version();
    }

    Optional<Batch> find(BatchReference reference) {
        Batch batch = open.get(reference);
        return Optional.ofNullable(batch != null ? batch : usedUp.get(reference));
    }

    List<Allocation> latestAllocations(BatchReference batch, long before, int limit) {
        return unshipped(batch).latest(before, limit);
    }

    private UnshippedClaims unshipped(BatchReference batch) {
        return unshipped.computeIfAbsent(batch, reference -> new UnshippedClaims());
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
        if (!batch.isOpen()) {
            open.remove(batch.reference());
            usedUp.put(batch.reference(), batch);
        } else if (open.put(batch.reference(), batch) == null) {
            usedUp.remove(batch.reference());
        }
    }

    @Override
    public void save(Allocation allocation) {
        lines.save(allocation);
        if (allocation.shipped()) {
            unshipped(allocation.batch()).remove(allocation.sequence());
        } else {
            unshipped(allocation.batch()).put(allocation);
        }
    }

    @Override
    public void remove(Allocation allocation) {
        lines.remove(allocation);
        unshipped(allocation.batch()).remove(allocation.sequence());
    }
}
