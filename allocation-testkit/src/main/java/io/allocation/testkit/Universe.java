package io.allocation.testkit;

import io.allocation.domain.BatchReference;
import io.allocation.domain.OrderId;
import io.allocation.domain.Sku;
import io.allocation.domain.Warehouse;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/**
 * The few names that sequences of commands speak of: few, so that commands meet; and alike, so that a store that
 * ignores case or trailing blanks mixes them up.
 */
final class Universe {

    static final LocalDate FIRST_DAY = LocalDate.of(2026, 2, 27);

    static final List<Sku> SKUS =
            Stream.of("LAMP", "lamp", "LAMP ").map(Sku::new).toList();

    static final List<BatchReference> REFERENCES = Stream.of("b1", "b2", "B1", "b\uD83D\uDE00")
            .map(BatchReference::new)
            .toList();

    static final List<OrderId> ORDERS = Stream.of("o1", "o2", "o3", "o4", "O1", "o1 ", "o'\"\\%")
            .map(OrderId::new)
            .toList();

    static final Warehouse LEEDS = new Warehouse("Leeds");
    static final Warehouse YORK = new Warehouse("York");
    static final Warehouse HULL = new Warehouse("Hull");

    private Universe() {}
}
