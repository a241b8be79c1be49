package io.allocation.domain;

/**
 * Goods promised to a line left: the claim ends, and the stock with it.
 *
 * @param line the line; its quantity is what is ordered in all
 * @param batch the batch that the goods came from
 * @param quantity the units that left
 * @param version the product's version with this event
 */
public record LineShipped(OrderLine line, BatchReference batch, long quantity, long version) implements ProductChange {

    @Override
    public Sku sku() {
        return line.sku();
    }

    @Override
    public void applyTo(StockRecords records) {
        records.save(records.batch(batch).plusShipped(quantity));
        records.save(Claims.find(records, line.orderId(), batch).orElseThrow().asShipped());
    }
}
