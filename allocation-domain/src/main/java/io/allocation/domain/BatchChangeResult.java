package io.allocation.domain;

import java.util.List;

/**
 * The answer to a command about a batch.
 *
 * @param batch the batch as it is now
 * @param events what the command brought about, in order: who moved where ({@link LineReallocated}), who is short
 *     ({@link OutOfStock}) and the change of the batch itself; empty if the batch was so already
 */
public record BatchChangeResult(Batch batch, List<ProductEvent> events) {

    /** Copies the list. */
    public BatchChangeResult {
        events = List.copyOf(events);
    }
}
