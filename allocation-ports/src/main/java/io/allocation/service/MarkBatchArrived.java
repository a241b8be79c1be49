package io.allocation.service;

import io.allocation.domain.BatchChangeResult;
import io.allocation.domain.BatchReference;
import io.allocation.domain.Require;
import io.allocation.domain.Sku;

/**
 * A shipment has arrived: it is stock on hand.
 *
 * @param sku what it is a batch of
 * @param reference its name within the SKU
 */
public record MarkBatchArrived(Sku sku, BatchReference reference) implements AllocationCommand<BatchChangeResult> {

    /** Checks the fields. */
    public MarkBatchArrived {
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
    public static MarkBatchArrived of(String sku, String reference) {
        return new MarkBatchArrived(new Sku(sku), new BatchReference(reference));
    }
}
