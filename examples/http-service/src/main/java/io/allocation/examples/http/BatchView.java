package io.allocation.examples.http;

import io.allocation.domain.Batch;
import io.allocation.domain.Warehouse;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

@Schema(name = "BatchInStock")
record BatchView(
        String ref,
        long purchased,
        long allocated,
        long shipped,
        long available,

        @Schema(
                description = "The day it is expected; null if it is on hand.",
                types = {"string", "null"},
                format = "date")
        @Nullable
        LocalDate eta,

        @Schema(
                description = "The last day on which it may be allocated.",
                types = {"string", "null"},
                format = "date")
        @Nullable
        LocalDate expiry,

        @Schema(types = {"string", "null"}) @Nullable String warehouse) {

    static BatchView of(Batch batch) {
        Warehouse warehouse = batch.warehouse();
        return new BatchView(
                batch.reference().value(),
                batch.purchased(),
                batch.allocated(),
                batch.shipped(),
                batch.available(),
                batch.eta(),
                batch.expiry(),
                warehouse == null ? null : warehouse.value());
    }
}
