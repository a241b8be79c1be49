package io.allocation.domain;

import java.util.Optional;

/** How the claims of lines and the counters of batches move together; shared by the changes that do so. */
final class Claims {

    private Claims() {}

    static void add(StockRecords records, OrderLine line, BatchReference batch, long units, long sequence) {
        records.save(records.batch(batch).plusAllocated(units));
        records.save(find(records, line.orderId(), batch)
                .map(held -> held.withQuantity(Math.addExact(held.quantity(), units)))
                .orElseGet(() -> new Allocation(line, batch, units, sequence, false)));
    }

    /** Returns the sequence that the claim had, so that a line that moves keeps its rank. */
    static long take(StockRecords records, OrderLine line, BatchReference batch, long units) {
        Allocation held = find(records, line.orderId(), batch).orElseThrow();
        records.save(records.batch(batch).plusAllocated(-units));
        if (held.quantity() == units) {
            records.remove(held);
        } else {
            records.save(held.withQuantity(held.quantity() - units));
        }
        return held.sequence();
    }

    static Optional<Allocation> find(StockRecords records, OrderId orderId, BatchReference batch) {
        for (Allocation allocation : records.allocationsOf(orderId)) {
            if (allocation.batch().equals(batch)) {
                return Optional.of(allocation);
            }
        }
        return Optional.empty();
    }
}
