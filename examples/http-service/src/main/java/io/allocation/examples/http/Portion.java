package io.allocation.examples.http;

import io.allocation.domain.Allocation;
import java.util.List;

/** Units of a batch that a line holds or held. */
record Portion(String batchref, long qty) {

    static List<Portion> of(List<Allocation> allocations) {
        return allocations.stream()
                .map(allocation -> new Portion(allocation.batch().value(), allocation.quantity()))
                .toList();
    }
}
