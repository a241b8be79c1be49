package io.allocation.domain;

import java.time.LocalDate;

/**
 * A shipment is expected on another day. What is promised of it stays promised.
 *
 * @param sku what it is a batch of
 * @param batch its name within the SKU
 * @param from the day it was expected until now
 * @param to the day it is expected from now on
 * @param version the product's version with this event
 */
public record BatchEtaChanged(Sku sku, BatchReference batch, LocalDate from, LocalDate to, long version)
        implements ProductChange {

    @Override
    public void applyTo(StockRecords records) {
        records.save(records.batch(batch).withEta(to));
    }
}
