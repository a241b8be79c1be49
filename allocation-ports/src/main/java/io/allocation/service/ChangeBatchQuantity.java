package io.allocation.service;

import io.allocation.domain.BatchChangeResult;
import io.allocation.domain.BatchReference;
import io.allocation.domain.Require;
import io.allocation.domain.Sku;

/**
 * The purchased quantity of a batch was not what it seemed.
 *
 * @param sku what it is a batch of
 * @param reference its name within the SKU
 * @param quantity the units bought in all, zero or more
 */
public record ChangeBatchQuantity(Sku sku, BatchReference reference, long quantity)
        implements AllocationCommand<BatchChangeResult> {

    /** Checks the fields. */
    public ChangeBatchQuantity {
        Require.present("sku", sku);
        Require.present("reference", reference);
        Require.notNegative("quantity", quantity);
    }

    /**
     * From plain values.
     *
     * @param sku what it is a batch of
     * @param reference its name within the SKU
     * @param quantity the units bought in all, zero or more
     * @return the command
     */
    public static ChangeBatchQuantity of(String sku, String reference, long quantity) {
        return new ChangeBatchQuantity(new Sku(sku), new BatchReference(reference), quantity);
    }
}
