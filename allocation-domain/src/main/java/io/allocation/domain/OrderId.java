package io.allocation.domain;

/**
 * The order that a line belongs to, as the shop names it.
 *
 * @param value the identifier as the caller spells it: opaque, case matters, see {@link Require#identifier}
 */
public record OrderId(String value) implements Comparable<OrderId> {

    /**
     * Checks the value.
     *
     * @throws InvalidValueException if it is no identifier
     */
    public OrderId {
        Require.identifier("orderId", value);
    }

    @Override
    public int compareTo(OrderId other) {
        return value.compareTo(other.value);
    }

    /** The bare value. */
    @Override
    public String toString() {
        return value;
    }
}
