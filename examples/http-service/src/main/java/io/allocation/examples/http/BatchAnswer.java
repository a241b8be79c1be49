package io.allocation.examples.http;

import io.allocation.domain.Batch;
import io.allocation.domain.BatchChangeResult;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

@Schema(name = "BatchAnswer")
record BatchAnswer(
        @Schema(allowableValues = {"received", "known"}) String result,
        String sku,
        String ref,
        long qty,

        @Schema(
                types = {"string", "null"},
                format = "date")
        @Nullable
        LocalDate eta)
        implements CommandAnswer {

    static BatchAnswer of(BatchChangeResult change) {
        Batch batch = change.batch();
        return new BatchAnswer(
                change.events().isEmpty() ? "known" : "received",
                batch.sku().value(),
                batch.reference().value(),
                batch.purchased(),
                batch.eta());
    }
}
