package io.allocation.examples.http;

import io.allocation.domain.Allocation;
import io.swagger.v3.oas.annotations.media.Schema;

/** These two fields and no other: the book's own tests compare the whole answer. */
@Schema(name = "Allocation")
record AllocationView(String batchref, String sku) {

    static AllocationView of(Allocation allocation) {
        return new AllocationView(
                allocation.batch().value(), allocation.line().sku().value());
    }
}
