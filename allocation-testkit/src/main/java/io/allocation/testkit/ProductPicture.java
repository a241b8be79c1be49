package io.allocation.testkit;

import io.allocation.domain.Allocation;
import io.allocation.domain.Batch;
import io.allocation.domain.BatchReference;
import io.allocation.domain.OrderId;
import io.allocation.domain.Product;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything a product tells of itself, to be compared field by field.
 *
 * @param version its version
 * @param open its open batches, first received first
 * @param batches what it knows of some batches
 * @param allocations what some orders hold
 */
record ProductPicture(
        long version,
        List<Batch> open,
        Map<BatchReference, Optional<Batch>> batches,
        Map<OrderId, List<Allocation>> allocations) {

    static ProductPicture of(Product product, Collection<BatchReference> references, Collection<OrderId> orders) {
        Map<BatchReference, Optional<Batch>> batches = new LinkedHashMap<>();
        references.forEach(reference -> batches.put(reference, product.batch(reference)));
        Map<OrderId, List<Allocation>> allocations = new LinkedHashMap<>();
        orders.forEach(order -> allocations.put(order, product.allocationsOf(order)));
        return new ProductPicture(product.version(), inOrder(product.openBatches()), batches, allocations);
    }

    private static List<Batch> inOrder(List<Batch> batches) {
        return batches.stream()
                .sorted(Comparator.comparingLong(Batch::received))
                .toList();
    }
}
