package io.allocation.service;

import io.allocation.domain.BatchChangeResult;
import io.allocation.domain.BatchReference;
import io.allocation.domain.Require;
import io.allocation.domain.Sku;

/**
 * A batch is called back: nothing of it remains but what has been shipped.
 *
 * @param sku what it is a batch of
 * @param reference its name within the SKU
 */
public record WithdrawBatch(Sku sku, BatchReference reference) implements AllocationCommand<BatchChangeResult> {

    /** Checks the fields. */
    public WithdrawBatch {
        Require.present("sku", sku);
        Require.present("reference", reference);
    }

    /**
     * From plain values.
     *
     * @param sku what it is a batch of
     * @param reference its name within the SKU
     * @return the command
     */
    public static WithdrawBatch of(String sku, String reference) {
        return new WithdrawBatch(new Sku(sku), new BatchReference(reference));
    }
}
