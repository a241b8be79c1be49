package io.allocation.domain;

/**
 * Units promised to a line moved from one batch to another. The line keeps its rank: it does not become a latecomer.
 *
 * @param line the line; its quantity is what is ordered in all
 * @param from the batch that no longer serves these units
 * @param to the batch that now does
 * @param quantity the units that moved
 * @param version the product's version with this event
 */
public record LineReallocated(OrderLine line, BatchReference from, BatchReference to, long quantity, long version)
        implements ProductChange {

    @Override
    public Sku sku() {
        return line.sku();
    }

    @Override
    public void applyTo(StockRecords records) {
        long sequence = Claims.take(records, line, from, quantity);
        Claims.add(records, line, to, quantity, sequence);
    }
}
