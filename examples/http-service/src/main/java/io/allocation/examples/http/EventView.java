package io.allocation.examples.http;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.allocation.messaging.Message;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

@Schema(name = "Event", description = "What happened to a product.")
record EventView(
        @Schema(description = "The same if it is told again.")
        String id,

        @Schema(example = "io.allocation.line-allocated.v1") String type,
        @Schema(example = "SMALL-TABLE") String sku,

        @Schema(description = "Its place among all events of the product, counted from 1 without gaps.", example = "7")
        long position,

        Instant time,

        @Schema(types = "object", description = "The event itself.") @JsonRawValue
        String data) {

    static EventView of(Message message) {
        return new EventView(
                message.id(),
                message.type(),
                message.sku().value(),
                message.position(),
                message.time(),
                message.data());
    }
}
