package io.allocation.ports;

import io.allocation.domain.BatchReference;
import io.allocation.domain.Product;
import io.allocation.domain.Sku;
import java.util.Optional;

/**
 * The illusion of a collection of products, within one unit of work. What is done to a product that came from here is
 * stored when the unit of work commits. Not thread-safe.
 */
public interface ProductRepository {

    /**
     * Finds a product.
     *
     * @param sku its SKU
     * @return the product, the same instance each time; empty if nothing was ever received of it
     * @throws ConcurrencyException if the product cannot be had now because another unit of work holds it
     */
    Optional<Product> get(Sku sku);

    /**
     * Finds the product that has a batch, for those who know only the batch's name. Names are unique within a SKU; who
     * wants to use this has to see to it that they are so among all.
     *
     * @param reference the batch's name
     * @return the product, the same instance each time; empty if no product has such a batch
     * @throws AmbiguousBatchException if several have
     * @throws ConcurrencyException if the product cannot be had now because another unit of work holds it
     */
    Optional<Product> getByBatch(BatchReference reference);

    /**
     * Adds a product that {@link #get} has not found.
     *
     * @param product the new product
     * @throws IllegalStateException if this unit of work knows one with that SKU already
     */
    void add(Product product);
}
