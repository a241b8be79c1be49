package io.allocation.service;

import io.allocation.domain.BatchChangeResult;
import io.allocation.domain.BatchReference;
import io.allocation.domain.Require;
import io.allocation.domain.Sku;
import java.time.LocalDate;

/**
 * A shipment is expected on another day.
 *
 * @param sku what it is a batch of
 * @param reference its name within the SKU
 * @param eta the day it is expected
 */
public record ChangeBatchEta(Sku sku, BatchReference reference, LocalDate eta)
        implements AllocationCommand<BatchChangeResult> {

    /** Checks the fields. */
    public ChangeBatchEta {
        Require.present("sku", sku);
        Require.present("reference", reference);
        Require.dayIfPresent("eta", Require.present("eta", eta));
    }

    /**
     * From plain values.
     *
     * @param sku what it is a batch of
     * @param reference its name within the SKU
     * @param eta the day it is expected
     * @return the command
     */
    public static ChangeBatchEta of(String sku, String reference, LocalDate eta) {
        return new ChangeBatchEta(new Sku(sku), new BatchReference(reference), eta);
    }
}
