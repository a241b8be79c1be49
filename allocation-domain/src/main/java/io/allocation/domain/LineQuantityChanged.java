package io.allocation.domain;

/**
 * An order wants another quantity than before. What that means for the stock is in the {@link LineDeallocated} events
 * just before this one, or the {@link LineReallocated} and {@link LineAllocated} events just after it.
 *
 * @param orderId the order
 * @param sku what it wants
 * @param from the units wanted until now
 * @param to the units wanted from now on; zero if the line is cancelled
 * @param version the product's version with this event
 */
public record LineQuantityChanged(OrderId orderId, Sku sku, long from, long to, long version) implements ProductChange {

    @Override
    public void applyTo(StockRecords records) {
        for (Allocation held : records.allocationsOf(orderId)) {
            records.save(held.withLine(held.line().withQuantity(to)));
        }
    }
}
