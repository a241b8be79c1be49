package io.allocation.service;

import io.allocation.bus.LineCommand;
import io.allocation.domain.OrderId;
import io.allocation.domain.Require;
import io.allocation.domain.ShipmentResult;
import io.allocation.domain.Sku;

/**
 * The goods of a line have left.
 *
 * @param orderId the order
 * @param sku what left
 */
public record ShipLine(OrderId orderId, Sku sku)
        implements AllocationCommand<ShipmentResult>, LineCommand<ShipmentResult> {

    /** Checks the fields. */
    public ShipLine {
        Require.present("orderId", orderId);
        Require.present("sku", sku);
    }

    /**
     * From plain values.
     *
     * @param orderId the order
     * @param sku what left
     * @return the command
     */
    public static ShipLine of(String orderId, String sku) {
        return new ShipLine(new OrderId(orderId), new Sku(sku));
    }
}
