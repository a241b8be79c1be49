package io.allocation.service;

import io.allocation.bus.LineCommand;
import io.allocation.domain.LineChangeResult;
import io.allocation.domain.OrderId;
import io.allocation.domain.Require;
import io.allocation.domain.Sku;

/**
 * An order wants another quantity of a line; zero cancels it.
 *
 * @param orderId the order
 * @param sku what it wants
 * @param quantity the units wanted from now on, zero or more
 */
public record ChangeLineQuantity(OrderId orderId, Sku sku, long quantity)
        implements AllocationCommand<LineChangeResult>, LineCommand<LineChangeResult> {

    /** Checks the fields. */
    public ChangeLineQuantity {
        Require.present("orderId", orderId);
        Require.present("sku", sku);
        Require.notNegative("quantity", quantity);
    }

    /**
     * From plain values.
     *
     * @param orderId the order
     * @param sku what it wants
     * @param quantity the units wanted from now on, zero or more
     * @return the command
     */
    public static ChangeLineQuantity of(String orderId, String sku, long quantity) {
        return new ChangeLineQuantity(new OrderId(orderId), new Sku(sku), quantity);
    }
}
