package io.allocation.domain;

/**
 * The purchased quantity of a batch was corrected. Where it shrank below what was promised, the lines that had to leave
 * are in the {@link LineReallocated}, {@link LineDeallocated} and {@link OutOfStock} events just before this one.
 *
 * @param sku what it is a batch of
 * @param batch its name within the SKU
 * @param from units bought until now
 * @param to units bought from now on
 * @param version the product's version with this event
 */
public record BatchQuantityChanged(Sku sku, BatchReference batch, long from, long to, long version)
        implements ProductChange {

    @Override
    public void applyTo(StockRecords records) {
        records.save(records.batch(batch).withPurchased(to));
    }
}
