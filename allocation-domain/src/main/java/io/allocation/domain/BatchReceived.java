package io.allocation.domain;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A batch was bought: it is in stock, or a shipment is on its way.
 *
 * @param sku what it is a batch of
 * @param batch its name within the SKU
 * @param quantity units bought
 * @param eta the day it is expected, or null if it is on hand
 * @param expiry the last day on which it may be allocated, or null if it keeps
 * @param warehouse where it is or will be kept, or null if that does not matter
 * @param version the product's version with this event, and the batch's rank among the SKU's batches
 */
public record BatchReceived(
        Sku sku,
        BatchReference batch,
        long quantity,
        @Nullable LocalDate eta,
        @Nullable LocalDate expiry,
        @Nullable Warehouse warehouse,
        long version)
        implements ProductChange {

    @Override
    public void applyTo(StockRecords records) {
        records.save(new Batch(sku, batch, quantity, 0, 0, eta, expiry, warehouse, version));
    }
}
