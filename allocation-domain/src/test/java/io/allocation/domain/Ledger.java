package io.allocation.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is stored of one product, in lists, counting what it is asked: the domain's own stand-in for a store. */
final class Ledger implements StockRecords {

    static final Sku LAMP = new Sku("LAMP");
    static final LocalDate TODAY = LocalDate.of(2026, 3, 1);
    static final AllocationPolicy WHOLE = AllocationPolicy.standard();
    static final AllocationPolicy SPLIT = new AllocationPolicy(Preference.standard(), Fill.SPLIT);
    static final AllocationPolicy PARTIAL = new AllocationPolicy(Preference.standard(), Fill.PARTIAL);

    private final Map<BatchReference, Batch> batches = new LinkedHashMap<>();
    private final List<Allocation> allocations = new ArrayList<>();
    private final List<String> questions = new ArrayList<>();
    private long version;

    /** A ledger that holds these batches. */
    static Ledger with(Batch... batches) {
        Ledger ledger = new Ledger();
        Product product = Product.create(LAMP);
        for (Batch batch : batches) {
            product.receive(batch);
        }
        ledger.store(product);
        return ledger;
    }

    /** The product as a new unit of work sees it. */
    Product load() {
        return Product.restore(
                LAMP, version, batches.values().stream().filter(Batch::isOpen).toList(), new History());
    }

    /** Stores what happened; the changes must be numbered without a gap, and no state on the way impossible. */
    void store(Product product) {
        assertThat(product.storedVersion()).isEqualTo(version);
        for (ProductEvent event : product.events()) {
            if (event instanceof ProductChange change) {
                change.applyTo(this);
                version++;
            }
            assertThat(event.version()).isEqualTo(version);
            assertThat(event.sku()).isEqualTo(LAMP);
        }
        assertThat(product.version()).isEqualTo(version);
    }

    /** Loads the product, allocates a line of it and stores that. */
    AllocationResult allocate(String orderId, long quantity, AllocationPolicy policy) {
        Product product = load();
        AllocationResult result = product.allocate(line(orderId, quantity), policy, TODAY);
        store(product);
        return result;
    }

    List<String> questions() {
        return questions;
    }

    static BatchReference ref(String reference) {
        return new BatchReference(reference);
    }

    static OrderId order(String orderId) {
        return new OrderId(orderId);
    }

    static OrderLine line(String orderId, long quantity) {
        return new OrderLine(order(orderId), LAMP, quantity);
    }

    static Batch onHand(String reference, long quantity) {
        return Batch.onHand(LAMP, ref(reference), quantity);
    }

    static Batch inbound(String reference, long quantity, int daysFromToday) {
        return Batch.inbound(LAMP, ref(reference), quantity, TODAY.plusDays(daysFromToday));
    }

    /** What an order holds, as in "3 of B1, 2 of B2". */
    static String held(Product product, String orderId) {
        List<String> parts = product.allocationsOf(order(orderId)).stream()
                .map(part -> part.quantity() + " of " + part.batch())
                .toList();
        return String.join(", ", parts);
    }

    @Override
    public Batch batch(BatchReference reference) {
        return Optional.ofNullable(batches.get(reference)).orElseThrow();
    }

    @Override
    public List<Allocation> allocationsOf(OrderId orderId) {
        return allocations.stream()
                .filter(allocation -> allocation.line().orderId().equals(orderId))
                .sorted(Allocation.FIRST_COME)
                .toList();
    }

    @Override
    public void save(Batch batch) {
        batches.put(batch.reference(), batch);
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

    private final class History implements ProductHistory {

        @Override
        public Optional<Batch> batch(BatchReference reference) {
            questions.add("batch " + reference);
            return Optional.ofNullable(batches.get(reference));
        }

        @Override
        public List<Allocation> allocationsOf(OrderId orderId) {
            questions.add("order " + orderId);
            return Ledger.this.allocationsOf(orderId);
        }

        @Override
        public List<Allocation> latestAllocations(BatchReference batch, long before, int limit) {
            questions.add("latest " + limit + " of " + batch);
            return allocations.stream()
                    .filter(allocation -> allocation.batch().equals(batch) && !allocation.shipped())
                    .filter(allocation -> allocation.sequence() < before)
                    .sorted(Allocation.FIRST_COME.reversed())
                    .limit(limit)
                    .toList();
        }
    }
}
