package io.allocation.domain;

/**
 * The place where a batch is or will be kept. Only a {@link Preference} gives it a meaning.
 *
 * @param value the identifier as the caller spells it: opaque, case matters, see {@link Require#identifier}
 */
public record Warehouse(String value) implements Comparable<Warehouse> {

    /**
     * Checks the value.
     *
     * @throws InvalidValueException if it is no identifier
     */
    public Warehouse {
        Require.identifier("warehouse", value);
    }

    @Override
    public int compareTo(Warehouse other) {
        return value.compareTo(other.value);
    }

    /** The bare value. */
    @Override
    public String toString() {
        return value;
    }
}
