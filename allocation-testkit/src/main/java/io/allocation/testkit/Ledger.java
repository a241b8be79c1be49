package io.allocation.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.allocation.domain.Allocation;
import io.allocation.domain.Batch;
import io.allocation.domain.Event;
import io.allocation.domain.OrderId;
import io.allocation.domain.ProductChange;
import io.allocation.domain.ProductEvent;
import io.allocation.domain.Sku;
import io.allocation.ports.AllocationViews;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** What events add up to, of all SKUs, and whether that can be. */
final class Ledger implements AllocationViews {

    private final Map<Sku, RecordedStock> stocks = new TreeMap<>();

    void apply(Event event) {
        if (event instanceof ProductEvent change) {
            stock(change.sku()).apply(change);
        }
    }

    void applyAndCheck(Event event) {
        ProductEvent happened = (ProductEvent) event;
        RecordedStock stock = stock(happened.sku());
        long expected = stock.version() + (event instanceof ProductChange ? 1 : 0);
        assertThat(happened.version()).as("version of %s", event).isEqualTo(expected);
        apply(event);
        check(stock.batches(), stock.allocations());
    }

    static void check(AllocationViews views) {
        List<Allocation> allocations = Universe.ORDERS.stream()
                .flatMap(order -> views.allocationsOf(order).stream())
                .toList();
        Universe.SKUS.forEach(sku -> check(views.batchesOf(sku), allocations));
    }

    /** That the counters of every batch are the sums of its claims, and no more than there is. */
    private static void check(List<Batch> batches, List<Allocation> allocations) {
        for (Batch batch : batches) {
            List<Allocation> claims = allocations.stream()
                    .filter(claim -> claim.line().sku().equals(batch.sku())
                            && claim.batch().equals(batch.reference()))
                    .toList();
            assertThat(batch.allocated()).as("allocated of %s", batch).isEqualTo(units(claims, claim -> true));
            assertThat(batch.shipped()).as("shipped of %s", batch).isEqualTo(units(claims, Allocation::shipped));
            assertThat(batch.allocated()).as("allocated of %s", batch).isBetween(batch.shipped(), batch.purchased());
        }
    }

    private static long units(List<Allocation> claims, Predicate<Allocation> which) {
        return claims.stream().filter(which).mapToLong(Allocation::quantity).reduce(0, Math::addExact);
    }

    private RecordedStock stock(Sku sku) {
        return stocks.computeIfAbsent(sku, RecordedStock::new);
    }

    @Override
    public List<Allocation> allocationsOf(OrderId orderId) {
        return stocks.values().stream()
                .flatMap(stock -> stock.allocationsOf(orderId).stream())
                .toList();
    }

    @Override
    public List<Batch> availabilityOf(Sku sku) {
        return batchesOf(sku).stream().filter(Batch::isOpen).toList();
    }

    @Override
    public List<Batch> batchesOf(Sku sku) {
        return stock(sku).batches();
    }
}
