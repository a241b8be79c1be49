package io.allocation.ports;

import io.allocation.domain.Allocation;
import io.allocation.domain.Batch;
import io.allocation.domain.OrderId;
import io.allocation.domain.Sku;
import java.util.List;

/**
 * The read side: what is committed, read without a unit of work and without the aggregate. Thread-safe. An answer is a
 * picture of one moment; to act on it, send a command, which decides on its own view.
 */
public interface AllocationViews {

    /**
     * What an order holds, of all SKUs.
     *
     * @param orderId the order
     * @return its allocations by SKU, in the natural order of {@link Sku}, those of a SKU by ascending sequence, then
     *     batch reference; empty if it holds nothing
     */
    List<Allocation> allocationsOf(OrderId orderId);

    /**
     * What can be promised of a SKU, batch by batch. The cost does not grow with the batches that are used up.
     *
     * @param sku the SKU
     * @return its open batches, first received first; empty if it has none
     */
    List<Batch> availabilityOf(Sku sku);

    /**
     * Every batch there ever was of a SKU.
     *
     * @param sku the SKU
     * @return its batches, first received first; empty if it is unknown
     */
    List<Batch> batchesOf(Sku sku);
}
