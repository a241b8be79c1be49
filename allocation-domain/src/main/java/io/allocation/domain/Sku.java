package io.allocation.domain;

/**
 * A stock keeping unit: what is ordered, bought and kept in stock. One {@link Product} each.
 *
 * @param value the identifier as the caller spells it: opaque, case matters, see {@link Require#identifier}
 */
public record Sku(String value) implements Comparable<Sku> {

    /**
     * Checks the value.
     *
     * @throws InvalidValueException if it is no identifier
     */
    public Sku {
        Require.identifier("sku", value);
    }

    @Override
    public int compareTo(Sku other) {
        return value.compareTo(other.value);
    }

    /** The bare value. */
    @Override
    public String toString() {
        return value;
    }
}
