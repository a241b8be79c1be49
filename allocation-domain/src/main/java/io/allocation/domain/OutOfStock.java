package io.allocation.domain;

/**
 * A line cannot have what it wants. Both an answer and an event. As the answer to a command it is a refusal: nothing
 * changed. As an event it also tells of lines filled in part, and of lines that lost units because their batch shrank.
 *
 * @param line the line as it is wanted
 * @param shortfall the units missing: of a refused new line, wanted less what the policy could have given at most; of
 *     any other, wanted less what it holds after the step that this event is part of
 * @param version the version of the product that had too little
 */
public record OutOfStock(OrderLine line, long shortfall, long version)
        implements ProductEvent, AllocationResult, LineChangeResult {

    @Override
    public Sku sku() {
        return line.sku();
    }
}
