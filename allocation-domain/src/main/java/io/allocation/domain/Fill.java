package io.allocation.domain;

/**
 * How far a line may be cut to fit the stock. Each value allows all that the one before allows, and gives a new line
 * the same answer wherever that one allocates: it only turns refusals into allocations.
 */
public enum Fill {
    /** The whole line from one batch, or nothing. */
    WHOLE,
    /** The whole line, over several batches where no single one can take it, or nothing. */
    SPLIT,
    /** As {@link #SPLIT}, and where all batches together are not enough, as much as there is. */
    PARTIAL
}
