package io.allocation.examples.http;

import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.REQUIRED;

import io.allocation.domain.OrderId;
import io.allocation.domain.Require;
import io.allocation.domain.Sku;
import io.swagger.v3.oas.annotations.media.Schema;

@Schema(name = "Deallocation", description = "What an order no longer wants.")
record DeallocationBody(
        @Schema(description = "The order.", example = "order-1", requiredMode = REQUIRED)
        String orderid,

        @Schema(description = "What it no longer wants.", example = "SMALL-TABLE", requiredMode = REQUIRED)
        String sku)
        implements JsonBody {

    DeallocationBody {
        Require.identifier("orderid", orderid);
        Require.identifier("sku", sku);
    }

    Deallocate command() {
        return new Deallocate(new OrderId(orderid), new Sku(sku));
    }
}
