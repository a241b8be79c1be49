package io.allocation.examples.http;

import io.allocation.domain.BatchReference;
import io.allocation.domain.OrderId;
import io.allocation.domain.Sku;

/** There is nothing of the name that was asked for. */
final class NotFoundException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private NotFoundException(String message) {
        super(message);
    }

    static NotFoundException batch(BatchReference reference) {
        return new NotFoundException("batch " + reference + " is unknown; add it first");
    }

    static NotFoundException order(OrderId orderId) {
        return new NotFoundException("order " + orderId + " holds nothing");
    }

    static NotFoundException sku(Sku sku) {
        return new NotFoundException("SKU " + sku + " is unknown; add a batch of it first");
    }
}
