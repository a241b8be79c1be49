package io.allocation.ports;

import io.allocation.domain.BatchReference;
import io.allocation.domain.Sku;
import java.util.List;

/**
 * What {@link Verifiable#verify()} found.
 *
 * @param batches how many batches there are
 * @param differences how many counters do not agree with their rows
 * @param examples the first {@value #MOST_EXAMPLES} of them, by SKU and batch
 */
public record Verification(long batches, long differences, List<Difference> examples) {

    /** How many differences are listed at most. */
    public static final int MOST_EXAMPLES = 100;

    /** Copies the list. */
    public Verification {
        examples = List.copyOf(examples);
    }

    /**
     * Whether every counter agrees with its rows.
     *
     * @return true if there is no difference
     */
    public boolean isClean() {
        return differences == 0;
    }

    /** As people like to read it. */
    @Override
    public String toString() {
        return "counters verified: " + batches + " batches, " + differences + " differences"
                + (examples.isEmpty() ? "" : " " + examples);
    }

    /**
     * A counter that does not agree with the allocations that it counts.
     *
     * @param sku what it is a batch of
     * @param batch its name within the SKU
     * @param counter which one
     * @param stored what the batch says
     * @param counted what its allocations add up to; {@link Long#MAX_VALUE} if that is more
     */
    public record Difference(Sku sku, BatchReference batch, Counter counter, long stored, long counted) {}

    /** The counters of a batch. */
    public enum Counter {
        /** The units promised to order lines. */
        ALLOCATED,
        /** The units that have left. */
        SHIPPED
    }
}
