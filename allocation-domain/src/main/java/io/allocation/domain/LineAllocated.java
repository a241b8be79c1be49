package io.allocation.domain;

/**
 * A line, or a part of it, was promised units of a batch.
 *
 * @param line the line; its quantity is what is ordered in all
 * @param batch the batch that serves it
 * @param quantity the units promised by this event
 * @param version the product's version with this event
 */
public record LineAllocated(OrderLine line, BatchReference batch, long quantity, long version)
        implements ProductChange {

    @Override
    public Sku sku() {
        return line.sku();
    }

    @Override
    public void applyTo(StockRecords records) {
        Claims.add(records, line, batch, quantity, version);
    }
}
