package io.allocation.domain;

/** What is asked of an order line contradicts what is known of it. */
public final class LineConflictException extends AllocationException {

    private static final long serialVersionUID = 1L;

    private final String sku;
    private final String orderId;

    /**
     * Names the ids and says what contradicts what.
     *
     * @param sku the SKU
     * @param orderId the order
     * @param problem what contradicts what, and what to do instead
     */
    public LineConflictException(Sku sku, OrderId orderId, String problem) {
        super("line of order " + orderId + " for SKU " + sku + " " + problem);
        this.sku = sku.value();
        this.orderId = orderId.value();
    }

    /**
     * The SKU concerned.
     *
     * @return the SKU
     */
    public Sku sku() {
        return new Sku(sku);
    }

    /**
     * The order concerned.
     *
     * @return the order
     */
    public OrderId orderId() {
        return new OrderId(orderId);
    }
}
