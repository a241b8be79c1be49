package io.allocation.examples.http;

import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.REQUIRED;

import io.allocation.domain.Require;
import io.allocation.service.Allocate;
import io.swagger.v3.oas.annotations.media.Schema;

@Schema(name = "OrderLine", description = "What an order wants of one product.")
record LineBody(
        @Schema(description = "The order.", example = "order-1", requiredMode = REQUIRED)
        String orderid,

        @Schema(description = "What it wants.", example = "SMALL-TABLE", requiredMode = REQUIRED)
        String sku,

        @Schema(description = "Units wanted, positive.", example = "3", minimum = "1", requiredMode = REQUIRED)
        long qty)
        implements JsonBody {

    LineBody {
        Require.identifier("orderid", orderid);
        Require.identifier("sku", sku);
        Require.positive("qty", qty);
    }

    Allocate command() {
        return Allocate.of(orderid, sku, qty);
    }
}
