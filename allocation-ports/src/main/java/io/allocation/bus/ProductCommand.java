package io.allocation.bus;

import io.allocation.domain.Sku;

/**
 * A command about one product. Those that wait for their turn may share a unit of work, as {@link Coalescing} tells;
 * its handler is then called on the thread of another sender.
 *
 * @param <R> the type of the answer
 */
public interface ProductCommand<R> extends Command<R> {

    /**
     * The product that it is about: the only one that its handler changes, as a rule.
     *
     * @return the product's SKU
     */
    Sku sku();
}
