package io.allocation.domain;

import java.time.LocalDate;

/**
 * A shipment arrived: the batch is in stock.
 *
 * @param sku what it is a batch of
 * @param batch its name within the SKU
 * @param eta the day it was expected until now
 * @param version the product's version with this event
 */
public record BatchArrived(Sku sku, BatchReference batch, LocalDate eta, long version) implements ProductChange {

    @Override
    public void applyTo(StockRecords records) {
        records.save(records.batch(batch).withEta(null));
    }
}
