package io.allocation.domain;

import java.util.List;

/** The answer to a line that asks for stock. {@link OutOfStock} is a refusal, and means that nothing changed. */
public sealed interface AllocationResult
        permits AllocationResult.Allocated, AllocationResult.AlreadyAllocated, OutOfStock {

    /**
     * The line that asked.
     *
     * @return the line
     */
    OrderLine line();

    /**
     * By how many units the stock is too small for the line.
     *
     * @return zero if the line has all it asked for; of a line that was cut, what it did not get; of a line that was
     *     refused, what is missing to serve it, see {@link OutOfStock#shortfall()}
     */
    long shortfall();

    /**
     * The line got stock now.
     *
     * @param line the line that asked
     * @param allocations which batch serves it with how much; more than one only if the policy lets a line be split
     */
    record Allocated(OrderLine line, List<Allocation> allocations) implements AllocationResult {

        /** Copies the list. */
        public Allocated {
            allocations = List.copyOf(allocations);
        }

        @Override
        public long shortfall() {
            return line.quantity() - Allocation.units(allocations);
        }
    }

    /**
     * The line had its stock already, and the question changed nothing. Shipped goods count.
     *
     * @param line the line that asked
     * @param allocations which batch serves it with how much
     */
    record AlreadyAllocated(OrderLine line, List<Allocation> allocations) implements AllocationResult {

        /** Copies the list. */
        public AlreadyAllocated {
            allocations = List.copyOf(allocations);
        }

        @Override
        public long shortfall() {
            return line.quantity() - Allocation.units(allocations);
        }
    }
}
