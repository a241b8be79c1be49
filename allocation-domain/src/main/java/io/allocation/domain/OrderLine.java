package io.allocation.domain;

/**
 * What an order wants of one SKU. An order holds at most one line per SKU: {@code (orderId, sku)} is the line's
 * identity.
 *
 * @param orderId the order
 * @param sku what is wanted
 * @param quantity how many units, positive
 */
public record OrderLine(OrderId orderId, Sku sku, long quantity) {

    /**
     * Checks the fields.
     *
     * @throws InvalidValueException naming the field that is missing or not positive
     */
    public OrderLine {
        Require.present("orderId", orderId);
        Require.present("sku", sku);
        Require.positive("quantity", quantity);
    }

    /**
     * A line from plain values.
     *
     * @param orderId the order
     * @param sku what is wanted
     * @param quantity how many units, positive
     * @return the line
     * @throws InvalidValueException naming the field that is wrong
     */
    public static OrderLine of(String orderId, String sku, long quantity) {
        return new OrderLine(new OrderId(orderId), new Sku(sku), quantity);
    }

    OrderLine withQuantity(long newQuantity) {
        return new OrderLine(orderId, sku, newQuantity);
    }
}
