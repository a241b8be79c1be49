package io.allocation.domain;

/**
 * Units promised to a line went back to their batch: the order wants fewer, or the batch shrank and no other could take
 * them; in that case {@link OutOfStock} follows and tells by how much the line is short.
 *
 * @param line the line as it was; its quantity is what was ordered in all
 * @param batch the batch that has the units again
 * @param quantity the units given back
 * @param version the product's version with this event
 */
public record LineDeallocated(OrderLine line, BatchReference batch, long quantity, long version)
        implements ProductChange {

    @Override
    public Sku sku() {
        return line.sku();
    }

    @Override
    public void applyTo(StockRecords records) {
        Claims.take(records, line, batch, quantity);
    }
}
