package io.allocation.testkit;

import io.allocation.domain.Allocation;
import io.allocation.domain.Batch;
import io.allocation.domain.BatchReference;
import io.allocation.domain.OrderId;
import io.allocation.domain.Product;
import io.allocation.domain.ProductChange;
import io.allocation.domain.ProductEvent;
import io.allocation.domain.ProductHistory;
import io.allocation.domain.Sku;
import io.allocation.domain.StockRecords;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What the events of one product add up to: the plainest store there can be. Not thread-safe. */
final class RecordedStock implements StockRecords {

    private final Sku sku;
    private final List<Batch> batches = new ArrayList<>();
    private final List<Allocation> allocations = new ArrayList<>();
    private long version;

    RecordedStock(Sku sku) {
        this.sku = sku;
    }

    void apply(ProductEvent event) {
        if (event instanceof ProductChange change) {
            change.applyTo(this);
            version = change.version();
        }
    }

    long version() {
        return version;
    }

    /** The product in this state. It sees later changes of this stock, so there must be none while it is in use. */
    Product product() {
        return version == 0
                ? Product.create(sku)
                : Product.restore(
                        sku, version, batches.stream().filter(Batch::isOpen).toList(), new History());
    }

    List<Batch> batches() {
        return batches.stream()
                .sorted(Comparator.comparingLong(Batch::received))
                .toList();
    }

    List<Allocation> allocations() {
        return List.copyOf(allocations);
    }

    @Override
    public Batch batch(BatchReference reference) {
        return find(reference).orElseThrow();
    }

    private Optional<Batch> find(BatchReference reference) {
        return batches.stream()
                .filter(batch -> batch.reference().equals(reference))
                .findFirst();
    }

    @Override
    public List<Allocation> allocationsOf(OrderId orderId) {
        return where(allocation -> allocation.line().orderId().equals(orderId))
                .sorted(Allocation.FIRST_COME)
                .toList();
    }

    private Stream<Allocation> where(Predicate<Allocation> condition) {
        return allocations.stream().filter(condition);
    }

    @Override
    public void save(Batch batch) {
        batches.remove(batch);
        batches.add(batch);
    }

    @Override
    public void save(Allocation allocation) {
        remove(allocation);
        allocations.add(allocation);
    }

    @Override
    public void remove(Allocation allocation) {
        allocations.removeIf(other -> other.batch().equals(allocation.batch())
                && other.line().orderId().equals(allocation.line().orderId()));
    }

    /** This stock, looked up piece by piece. */
    private final class History implements ProductHistory {

        @Override
        public Optional<Batch> batch(BatchReference reference) {
            return find(reference);
        }

        @Override
        public List<Allocation> allocationsOf(OrderId orderId) {
            return RecordedStock.this.allocationsOf(orderId);
        }

        @Override
        public List<Allocation> latestAllocations(BatchReference batch, long before, int limit) {
            return where(allocation ->
                            allocation.batch().equals(batch) && !allocation.shipped() && allocation.sequence() < before)
                    .sorted(Allocation.FIRST_COME.reversed())
                    .limit(limit)
                    .toList();
        }
    }
}
