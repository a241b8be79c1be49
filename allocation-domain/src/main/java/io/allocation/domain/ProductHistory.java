package io.allocation.domain;

import java.util.List;
import java.util.Optional;

/**
 * What a product looks up instead of holding it: its used-up batches and its allocations, of which there may be
 * millions. Implemented by adapters, for one product and one unit of work.
 *
 * <p>Every answer is from the state at which the product was loaded. Where an adapter sees that another unit of work
 * has changed the product since, it throws its concurrency exception rather than answer from two different states.
 */
public interface ProductHistory {

    /** The history of a product that has none. */
    ProductHistory NONE = new ProductHistory() {
        @Override
        public Optional<Batch> batch(BatchReference reference) {
            return Optional.empty();
        }

        @Override
        public List<Allocation> allocationsOf(OrderId orderId) {
            return List.of();
        }

        @Override
        public List<Allocation> latestAllocations(BatchReference batch, long before, int limit) {
            return List.of();
        }
    };

    /**
     * A batch of the product, open or used up.
     *
     * @param reference the batch's name
     * @return the batch, or empty if there is none
     */
    Optional<Batch> batch(BatchReference reference);

    /**
     * What an order holds of the product, shipped goods included.
     *
     * @param orderId the order
     * @return its allocations, by ascending sequence, then batch reference; empty if it has none
     */
    List<Allocation> allocationsOf(OrderId orderId);

    /**
     * A page of a batch's allocations that have not been shipped, latest first.
     *
     * @param batch the batch
     * @param before only allocations with a lower sequence than this
     * @param limit at most so many, positive
     * @return the allocations, by descending sequence; fewer than the limit only if there are no more
     */
    List<Allocation> latestAllocations(BatchReference batch, long before, int limit);
}
