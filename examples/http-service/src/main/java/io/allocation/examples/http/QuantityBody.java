package io.allocation.examples.http;

import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.REQUIRED;

import io.allocation.bus.Command;
import io.allocation.domain.BatchChangeResult;
import io.allocation.domain.BatchReference;
import io.allocation.domain.Require;
import io.allocation.service.ChangeBatchQuantity;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(name = "QuantityChange", description = "How many units were bought, as it turned out.")
record QuantityBody(
        @Schema(description = "The batch's name.", example = "batch-001", requiredMode = REQUIRED)
        String batchref,

        @Schema(
                description = "Units bought in all, zero or more.",
                example = "80",
                minimum = "0",
                requiredMode = REQUIRED)
        long qty,

        @Schema(description = SKU, example = "SMALL-TABLE") @Nullable
        String sku)
        implements JsonBody {

    static final String SKU = "What it is a batch of; may be left out while no other SKU has a batch of that name.";

    QuantityBody {
        Require.identifier("batchref", batchref);
        Require.notNegative("qty", qty);
        if (sku != null) {
            Require.identifier("sku", sku);
        }
    }

    Command<BatchChangeResult> command() {
        return sku == null
                ? new ChangeQuantityByReference(new BatchReference(batchref), qty)
                : ChangeBatchQuantity.of(sku, batchref, qty);
    }
}
