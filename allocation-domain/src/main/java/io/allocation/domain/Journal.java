package io.allocation.domain;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;

/**
 * What happens to a product in one unit of work: each change is written down, numbered, and carried out on the stock.
 */
final class Journal {

    private final Sku sku;
    private final Stock stock;
    private final List<ProductEvent> events = new ArrayList<>();
    private long version;
    private boolean torn;

    Journal(Sku sku, long version, Stock stock) {
        this.sku = sku;
        this.version = version;
        this.stock = stock;
    }

    Sku sku() {
        return sku;
    }

    Stock stock() {
        return stock;
    }

    long version() {
        requireWhole();
        return version;
    }

    long nextVersion() {
        return version + 1;
    }

    List<ProductEvent> events() {
        requireWhole();
        return Collections.unmodifiableList(events);
    }

    /** Lets a verb act. One that fails after its first change leaves a product that can never be stored. */
    <T> T carryOut(Supplier<T> verb) {
        requireWhole();
        int before = events.size();
        boolean failed = true;
        try {
            T answer = verb.get();
            failed = false;
            return answer;
        } finally {
            torn = failed && events.size() > before;
        }
    }

    private void requireWhole() {
        if (torn) {
            throw new IllegalStateException("product " + sku
                    + " was left half changed by a failure; give this unit of work up and begin another one");
        }
    }

    void record(ProductChange change) {
        change.applyTo(stock);
        version = change.version();
        events.add(change);
    }

    OutOfStock recordShortfall(OrderLine line, long shortfall) {
        OutOfStock event = new OutOfStock(line, shortfall, version);
        events.add(event);
        return event;
    }

    /** For a line that was filled in part or lost units. */
    void recordShortfallIfAny(OrderLine line) {
        long shortfall = line.quantity() - Allocation.units(stock.allocationsOf(line.orderId()));
        if (shortfall > 0) {
            recordShortfall(line, shortfall);
        }
    }

    void requireOwn(Sku other) {
        if (!sku.equals(other)) {
            throw new InvalidValueException("sku", other, "must be " + sku + ", the product's own");
        }
    }
}
