package io.allocation.domain;

/** An order holds nothing of this SKU, so that nothing of it can leave. */
public final class UnknownLineException extends AllocationException {

    private static final long serialVersionUID = 1L;

    private final String sku;
    private final String orderId;

    /**
     * Names the ids.
     *
     * @param sku the SKU
     * @param orderId the order
     */
    public UnknownLineException(Sku sku, OrderId orderId) {
        super("order " + orderId + " holds nothing of SKU " + sku + "; allocate the line first");
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
