package io.allocation.bus;

import io.allocation.domain.OrderId;

/**
 * A command about one order's line of a product: what the order holds can be looked up together with the product.
 *
 * @param <R> the type of the answer
 */
public interface LineCommand<R> extends ProductCommand<R> {

    /**
     * The order that it is about.
     *
     * @return the order
     */
    OrderId orderId();
}
