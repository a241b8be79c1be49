package com.example.mvstore;

import io.allocation.domain.Allocation;
import io.allocation.domain.Batch;
import io.allocation.domain.BatchReference;
import io.allocation.domain.OrderId;
import io.allocation.domain.Sku;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.h2.mvstore.MVStore;

/**
 * What is stored of products, and how to find it. Open batches lie apart from those that are used up, and claims whose
 * goods are here apart from those that left, so that what is looked at often stays short.
 *
 * <p>Knows no locks: see {@link Engine}.
 */
final class Stock {

    /** SKU: version. */
    private final Table versions;
    /** SKU, reference: batch. */
    private final Table openBatches;

    private final Table usedUpBatches;
    /** Reference, SKU: nothing. */
    private final Table batchNames;
    /** Order, SKU, batch: allocation. */
    private final Table allocations;
    /** SKU, batch, sequence, order, of those that have not been shipped: nothing. */
    private final Table claims;

    Stock(MVStore store) {
        versions = new Table(store, "versions");
        openBatches = new Table(store, "openBatches");
        usedUpBatches = new Table(store, "usedUpBatches");
        batchNames = new Table(store, "batchNames");
        allocations = new Table(store, "allocations");
        claims = new Table(store, "claims");
    }

    /** Zero if nothing was ever stored of it. */
    long version(Sku sku) {
        String version = versions.get(sku.value());
        return version == null ? 0 : Long.parseLong(version);
    }

    void setVersion(Sku sku, long version) {
        versions.put(sku.value(), String.valueOf(version));
    }

    Stream<Sku> skusFrom(String first) {
        return versions.keysFrom(first).map(Sku::new);
    }

    boolean hasOpenBatch(Sku sku) {
        return openBatches.hasBelow(sku);
    }

    List<Batch> openBatches(Sku sku) {
        return firstReceivedFirst(openBatches.below(Text::batch, sku));
    }

    List<Batch> batches(Sku sku) {
        List<Batch> all = openBatches.below(Text::batch, sku);
        all.addAll(usedUpBatches.below(Text::batch, sku));
        return firstReceivedFirst(all);
    }

    List<Batch> allBatches() {
        List<Batch> all = openBatches.all(Text::batch);
        all.addAll(usedUpBatches.all(Text::batch));
        return all;
    }

    private static List<Batch> firstReceivedFirst(List<Batch> batches) {
        batches.sort(Comparator.comparingLong(Batch::received));
        return batches;
    }

    Optional<Batch> batch(Sku sku, BatchReference reference) {
        String key = Text.key(sku, reference);
        String open = openBatches.get(key);
        return Optional.ofNullable(open == null ? usedUpBatches.get(key) : open).map(value -> Text.batch(key, value));
    }

    Collection<Sku> skusWithBatch(BatchReference reference) {
        return batchNames.below((key, value) -> new Sku(Text.parts(key)[1]), reference);
    }

    void save(Batch batch) {
        String key = Text.key(batch.sku(), batch.reference());
        (batch.isOpen() ? usedUpBatches : openBatches).remove(key);
        (batch.isOpen() ? openBatches : usedUpBatches).put(key, Text.write(batch));
        batchNames.put(Text.key(batch.reference(), batch.sku()), "");
    }

    /** By SKU, then as they came. */
    List<Allocation> allocations(OrderId order) {
        List<Allocation> held = allocations.below(Text::allocation, order);
        held.sort(comparingSku().thenComparing(Allocation.FIRST_COME));
        return held;
    }

    private static Comparator<Allocation> comparingSku() {
        return Comparator.comparing(allocation -> allocation.line().sku());
    }

    List<Allocation> allocations(OrderId order, Sku sku) {
        List<Allocation> held = allocations.below(Text::allocation, order, sku);
        held.sort(Allocation.FIRST_COME);
        return held;
    }

    List<Allocation> allAllocations() {
        return allocations.all(Text::allocation);
    }

    List<Allocation> latest(Sku sku, BatchReference batch, long before, int limit) {
        List<Allocation> found = new ArrayList<>();
        String end = Text.key(sku, batch, Text.sortable(before));
        for (String claim : claims.lastBelow(end, limit, sku, batch)) {
            String key = Text.key(Text.parts(claim)[3], sku, batch);
            found.add(Text.allocation(key, allocations.get(key)));
        }
        return found;
    }

    void save(Allocation allocation) {
        remove(allocation);
        allocations.put(key(allocation), Text.write(allocation));
        if (!allocation.shipped()) {
            claims.put(claim(allocation), "");
        }
    }

    /** The claim is that of the one stored, which may have had another sequence. */
    void remove(Allocation allocation) {
        String key = key(allocation);
        String stored = allocations.get(key);
        if (stored != null) {
            claims.remove(claim(Text.allocation(key, stored)));
            allocations.remove(key);
        }
    }

    private static String key(Allocation allocation) {
        return Text.key(allocation.line().orderId(), allocation.line().sku(), allocation.batch());
    }

    private static String claim(Allocation allocation) {
        return Text.key(
                allocation.line().sku(),
                allocation.batch(),
                Text.sortable(allocation.sequence()),
                allocation.line().orderId());
    }
}
