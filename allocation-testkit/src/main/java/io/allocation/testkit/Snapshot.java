package io.allocation.testkit;

import io.allocation.domain.Allocation;
import io.allocation.domain.OrderId;
import io.allocation.domain.Sku;
import io.allocation.ports.AllocationViews;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** All that views show of some SKUs and orders, at one moment. */
record Snapshot(
        Map<Sku, List<Figures>> batches, Map<Sku, List<Figures>> availability, Map<OrderId, List<Allocation>> lines) {

    static Snapshot of(AllocationViews views) {
        return of(views, Universe.ORDERS);
    }

    static Snapshot of(AllocationViews views, Collection<OrderId> orders) {
        return new Snapshot(
                each(Universe.SKUS, sku -> Figures.of(views.batchesOf(sku))),
                each(Universe.SKUS, sku -> Figures.of(views.availabilityOf(sku))),
                each(orders, views::allocationsOf));
    }

    private static <K, V> Map<K, V> each(Collection<K> keys, Function<K, V> look) {
        return keys.stream().collect(Collectors.toMap(Function.identity(), look));
    }
}
