package io.allocation.examples.http;

import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.REQUIRED;

import io.allocation.domain.BatchReference;
import io.allocation.domain.Require;
import io.allocation.domain.Sku;
import io.allocation.domain.Warehouse;
import io.allocation.service.ReceiveBatch;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonDeserialize;

@Schema(name = "Batch", description = "A batch that was bought.")
record BatchBody(
        @Schema(description = "Its name within the SKU.", example = "batch-001", requiredMode = REQUIRED)
        String ref,

        @Schema(description = "What it is a batch of.", example = "SMALL-TABLE", requiredMode = REQUIRED)
        String sku,

        @Schema(description = "Units bought, positive.", example = "100", minimum = "1", requiredMode = REQUIRED)
        long qty,

        @Schema(
                description = EtaReader.DESCRIPTION,
                example = "2026-03-01",
                format = "date",
                types = {"string", "null"},
                requiredMode = REQUIRED)
        @JsonDeserialize(using = EtaReader.class)
        Optional<LocalDate> eta,

        @Schema(description = "The last day on which it may be allocated.", example = "2026-12-31") @Nullable
        LocalDate expiry,

        @Schema(description = "Where it is or will be kept.", example = "LEEDS") @Nullable
        String warehouse)
        implements JsonBody {

    BatchBody {
        Require.identifier("ref", ref);
        Require.identifier("sku", sku);
        Require.positive("qty", qty);
        Require.dayIfPresent("eta", eta.orElse(null));
        Require.dayIfPresent("expiry", expiry);
        if (warehouse != null) {
            Require.identifier("warehouse", warehouse);
        }
    }

    ReceiveBatch command() {
        return new ReceiveBatch(
                new Sku(sku),
                new BatchReference(ref),
                qty,
                eta.orElse(null),
                expiry,
                warehouse == null ? null : new Warehouse(warehouse));
    }
}
