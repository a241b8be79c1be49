package io.allocation.examples.http;

import io.allocation.domain.Batch;
import io.allocation.domain.BatchChangeResult;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

@Schema(name = "EtaAnswer")
record EtaAnswer(
        @Schema(allowableValues = {"changed", "unchanged"}) String result,
        String sku,
        String batchref,

        @Schema(
                types = {"string", "null"},
                format = "date")
        @Nullable
        LocalDate eta)
        implements CommandAnswer {

    static EtaAnswer of(BatchChangeResult change) {
        Batch batch = change.batch();
        return new EtaAnswer(
                change.events().isEmpty() ? "unchanged" : "changed",
                batch.sku().value(),
                batch.reference().value(),
                batch.eta());
    }
}
