package io.allocation.domain;

/** There is no such batch of this SKU. */
public final class UnknownBatchException extends AllocationException {

    private static final long serialVersionUID = 1L;

    private final String sku;
    private final String batch;

    /**
     * Names the ids.
     *
     * @param sku the SKU
     * @param batch the batch
     */
    public UnknownBatchException(Sku sku, BatchReference batch) {
        super("batch " + batch + " of SKU " + sku + " is unknown; receive it first");
        this.sku = sku.value();
        this.batch = batch.value();
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
     * The batch concerned.
     *
     * @return the batch
     */
    public BatchReference batch() {
        return new BatchReference(batch);
    }
}
