package io.allocation.domain;

/** Nothing was ever received of this SKU. */
public final class UnknownSkuException extends AllocationException {

    private static final long serialVersionUID = 1L;

    private final String sku;

    /**
     * Names the SKU.
     *
     * @param sku the SKU that no batch was received of
     */
    public UnknownSkuException(Sku sku) {
        super("SKU " + sku + " is unknown; receive a batch of it first");
        this.sku = sku.value();
    }

    /**
     * The SKU that is unknown.
     *
     * @return the SKU
     */
    public Sku sku() {
        return new Sku(sku);
    }
}
