package io.allocation.domain;

/**
 * The name of a {@link Batch} within its SKU, as purchasing knows it.
 *
 * @param value the identifier as the caller spells it: opaque, case matters, see {@link Require#identifier}
 */
public record BatchReference(String value) implements Comparable<BatchReference> {

    /**
     * Checks the value.
     *
     * @throws InvalidValueException if it is no identifier
     */
    public BatchReference {
        Require.identifier("reference", value);
    }

    @Override
    public int compareTo(BatchReference other) {
        return value.compareTo(other.value);
    }

    /** The bare value. */
    @Override
    public String toString() {
        return value;
    }
}
