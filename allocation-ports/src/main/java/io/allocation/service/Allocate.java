package io.allocation.service;

import io.allocation.bus.LineCommand;
import io.allocation.domain.AllocationResult;
import io.allocation.domain.OrderId;
import io.allocation.domain.OrderLine;
import io.allocation.domain.Require;
import io.allocation.domain.Sku;

/**
 * Promise stock to an order line.
 *
 * @param line the line
 */
public record Allocate(OrderLine line) implements AllocationCommand<AllocationResult>, LineCommand<AllocationResult> {

    /** Checks that the line is there. */
    public Allocate {
        Require.present("line", line);
    }

    /**
     * From plain values.
     *
     * @param orderId the order
     * @param sku what it wants
     * @param quantity how many units, positive
     * @return the command
     */
    public static Allocate of(String orderId, String sku, long quantity) {
        return new Allocate(OrderLine.of(orderId, sku, quantity));
    }

    @Override
    public Sku sku() {
        return line.sku();
    }

    @Override
    public OrderId orderId() {
        return line.orderId();
    }
}
