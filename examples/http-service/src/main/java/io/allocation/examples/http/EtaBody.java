package io.allocation.examples.http;

import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.REQUIRED;

import io.allocation.bus.Command;
import io.allocation.domain.BatchChangeResult;
import io.allocation.domain.BatchReference;
import io.allocation.domain.Require;
import io.allocation.service.ChangeBatchEta;
import io.allocation.service.MarkBatchArrived;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonDeserialize;

@Schema(name = "EtaChange", description = "When a shipment is expected, or that it has arrived.")
record EtaBody(
        @Schema(description = "The batch's name.", example = "batch-001", requiredMode = REQUIRED)
        String batchref,

        @Schema(
                description = EtaReader.DESCRIPTION,
                example = "2026-03-15",
                format = "date",
                types = {"string", "null"},
                requiredMode = REQUIRED)
        @JsonDeserialize(using = EtaReader.class)
        Optional<LocalDate> eta,

        @Schema(description = QuantityBody.SKU, example = "SMALL-TABLE") @Nullable
        String sku)
        implements JsonBody {

    EtaBody {
        Require.identifier("batchref", batchref);
        Require.dayIfPresent("eta", eta.orElse(null));
        if (sku != null) {
            Require.identifier("sku", sku);
        }
    }

    Command<BatchChangeResult> command() {
        if (sku == null) {
            return new ChangeEtaByReference(new BatchReference(batchref), eta.orElse(null));
        }
        return eta.<Command<BatchChangeResult>>map(day -> ChangeBatchEta.of(sku, batchref, day))
                .orElseGet(() -> MarkBatchArrived.of(sku, batchref));
    }
}
