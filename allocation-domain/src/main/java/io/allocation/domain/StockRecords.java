package io.allocation.domain;

import java.util.List;

/**
 * The batches and allocations of one product as something that can be written: the few storage verbs in which every
 * {@link ProductChange} expresses itself. Implemented by adapters; not thread-safe.
 */
public interface StockRecords {

    /**
     * A batch that a change is about.
     *
     * @param reference a batch that exists
     * @return the batch as it is now
     */
    Batch batch(BatchReference reference);

    /**
     * What an order holds of this product.
     *
     * @param orderId the order
     * @return its allocations as they are now, by ascending sequence, then batch reference; empty if it has none
     */
    List<Allocation> allocationsOf(OrderId orderId);

    /**
     * Stores a batch, new or in place of the one with its reference.
     *
     * @param batch the batch as it is from now on
     */
    void save(Batch batch);

    /**
     * Stores an allocation, new or in place of the one with its order and batch.
     *
     * @param allocation the allocation as it is from now on
     */
    void save(Allocation allocation);

    /**
     * Deletes the allocation with this order and batch.
     *
     * @param allocation the allocation that ends
     */
    void remove(Allocation allocation);
}
