package io.allocation.domain;

import java.util.List;

/** The answer to a line whose goods leave. */
public sealed interface ShipmentResult {

    /**
     * What has left.
     *
     * @return the line's allocations, all of them shipped
     */
    List<Allocation> allocations();

    /**
     * The goods left now.
     *
     * @param allocations the line's allocations, all of them shipped
     */
    record Shipped(List<Allocation> allocations) implements ShipmentResult {

        /** Copies the list. */
        public Shipped {
            allocations = List.copyOf(allocations);
        }
    }

    /**
     * The goods had left before; nothing changed.
     *
     * @param allocations the line's allocations, all of them shipped
     */
    record AlreadyShipped(List<Allocation> allocations) implements ShipmentResult {

        /** Copies the list. */
        public AlreadyShipped {
            allocations = List.copyOf(allocations);
        }
    }
}
