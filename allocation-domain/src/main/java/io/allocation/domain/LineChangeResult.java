package io.allocation.domain;

import java.util.List;

/**
 * The answer to an order that wants another quantity of a line. {@link OutOfStock} is a refusal: the line keeps what it
 * held, under the quantity that it had.
 */
public sealed interface LineChangeResult
        permits LineChangeResult.Changed, LineChangeResult.Unchanged, LineChangeResult.NotAllocated, OutOfStock {

    /**
     * The line changed.
     *
     * @param orderId the order
     * @param sku what it wants
     * @param quantity what it wants from now on
     * @param allocations what it holds from now on; empty if the quantity is zero
     */
    record Changed(OrderId orderId, Sku sku, long quantity, List<Allocation> allocations) implements LineChangeResult {

        /** Copies the list. */
        public Changed {
            allocations = List.copyOf(allocations);
        }

        /**
         * What it is short of, where lines may be cut.
         *
         * @return the units wanted that it does not hold
         */
        public long shortfall() {
            return quantity - Allocation.units(allocations);
        }

        Changed holding(List<Allocation> now) {
            return new Changed(orderId, sku, quantity, now);
        }
    }

    /**
     * The line was so already.
     *
     * @param line the line
     * @param allocations what it holds
     */
    record Unchanged(OrderLine line, List<Allocation> allocations) implements LineChangeResult {

        /** Copies the list. */
        public Unchanged {
            allocations = List.copyOf(allocations);
        }

        /**
         * What it is short of, where lines may be cut.
         *
         * @return the units wanted that it does not hold
         */
        public long shortfall() {
            return line.quantity() - Allocation.units(allocations);
        }
    }

    /**
     * There is no such line: it was never allocated, was refused, lost its stock or was cancelled. Nothing changed.
     *
     * @param orderId the order
     * @param sku the SKU that it holds nothing of
     */
    record NotAllocated(OrderId orderId, Sku sku) implements LineChangeResult {}
}
