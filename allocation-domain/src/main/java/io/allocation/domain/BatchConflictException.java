package io.allocation.domain;

/** What is asked of a batch contradicts what is known of it. */
public final class BatchConflictException extends AllocationException {

    private static final long serialVersionUID = 1L;

    private final String sku;
    private final String batch;

    /**
     * Names the ids and says what contradicts what.
     *
     * @param sku the SKU
     * @param batch the batch
     * @param problem what contradicts what, and what to do instead
     */
    public BatchConflictException(Sku sku, BatchReference batch, String problem) {
        super("batch " + batch + " of SKU " + sku + " " + problem);
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
