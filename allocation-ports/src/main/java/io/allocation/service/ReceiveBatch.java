package io.allocation.service;

import io.allocation.domain.Batch;
import io.allocation.domain.BatchChangeResult;
import io.allocation.domain.BatchReference;
import io.allocation.domain.Require;
import io.allocation.domain.Sku;
import io.allocation.domain.Warehouse;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A batch was bought. The first batch of a SKU makes the SKU known.
 *
 * @param sku what it is a batch of
 * @param reference its name within the SKU
 * @param quantity units bought, positive
 * @param eta the day it is expected, or null if it is on hand
 * @param expiry the last day on which it may be allocated, or null if it keeps
 * @param warehouse where it is or will be kept, or null if that does not matter
 */
public record ReceiveBatch(
        Sku sku,
        BatchReference reference,
        long quantity,
        @Nullable LocalDate eta,
        @Nullable LocalDate expiry,
        @Nullable Warehouse warehouse)
        implements AllocationCommand<BatchChangeResult> {

    /** Checks the fields. */
    public ReceiveBatch {
        Require.present("sku", sku);
        Require.present("reference", reference);
        Require.positive("quantity", quantity);
        Require.dayIfPresent("eta", eta);
        Require.dayIfPresent("expiry", expiry);
    }

    /**
     * Stock on hand, from plain values.
     *
     * @param sku what it is a batch of
     * @param reference its name within the SKU
     * @param quantity units bought, positive
     * @return the command
     */
    public static ReceiveBatch onHand(String sku, String reference, long quantity) {
        return new ReceiveBatch(new Sku(sku), new BatchReference(reference), quantity, null, null, null);
    }

    /**
     * A shipment on its way, from plain values.
     *
     * @param sku what it is a batch of
     * @param reference its name within the SKU
     * @param quantity units bought, positive
     * @param eta the day it is expected
     * @return the command
     */
    public static ReceiveBatch inbound(String sku, String reference, long quantity, LocalDate eta) {
        Require.present("eta", eta);
        return new ReceiveBatch(new Sku(sku), new BatchReference(reference), quantity, eta, null, null);
    }

    Batch batch() {
        return new Batch(sku, reference, quantity, 0, 0, eta, expiry, warehouse, 0);
    }
}
