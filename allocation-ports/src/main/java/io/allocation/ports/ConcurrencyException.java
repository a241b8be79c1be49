package io.allocation.ports;

import io.allocation.domain.AllocationException;
import io.allocation.domain.Sku;

/**
 * Another unit of work was faster, and nothing of this one took effect. The same work can be tried again from the
 * start; the message bus does so by itself as far as its {@code RetryPolicy} goes.
 */
public class ConcurrencyException extends AllocationException {

    private static final long serialVersionUID = 1L;

    /**
     * With a message for people.
     *
     * @param message who was in the way of what
     */
    public ConcurrencyException(String message) {
        super(message);
    }

    /**
     * With a message for people and the conflict as the store told it.
     *
     * @param message who was in the way of what
     * @param cause what the store said
     */
    public ConcurrencyException(String message, Throwable cause) {
        super(message, cause);
    }

    /**
     * A product is no longer at the version at which it was loaded.
     *
     * @param sku the product
     * @param expected the version at which it was loaded
     * @return the exception
     */
    public static ConcurrencyException changedSince(Sku sku, long expected) {
        return new ConcurrencyException(
                "product " + sku + " was changed by another unit of work since version " + expected);
    }
}
