package io.allocation.examples.http;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.allocation.domain.Batch;
import io.allocation.domain.BatchChangeResult;
import io.allocation.domain.LineReallocated;
import io.allocation.domain.OutOfStock;
import io.allocation.domain.ProductEvent;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.function.Function;

@Schema(name = "QuantityAnswer")
record QuantityAnswer(
        @Schema(allowableValues = {"changed", "unchanged"}) String result,
        String sku,
        String batchref,
        long qty,

        @Schema(description = "Lines that another batch serves now.")
        List<Moved> moved,

        @Schema(description = "Lines that lost units, and how many they lack.") @JsonProperty("short")
        List<Lacking> missing)
        implements CommandAnswer {

    record Moved(String orderid, long qty, String from, String to) {

        static Moved of(LineReallocated event) {
            return new Moved(
                    event.line().orderId().value(),
                    event.quantity(),
                    event.from().value(),
                    event.to().value());
        }
    }

    @Schema(name = "Lacking")
    record Lacking(String orderid, long qty) {

        static Lacking of(OutOfStock event) {
            return new Lacking(event.line().orderId().value(), event.shortfall());
        }
    }

    static QuantityAnswer of(BatchChangeResult change) {
        Batch batch = change.batch();
        return new QuantityAnswer(
                change.events().isEmpty() ? "unchanged" : "changed",
                batch.sku().value(),
                batch.reference().value(),
                batch.purchased(),
                each(change.events(), LineReallocated.class, Moved::of),
                each(change.events(), OutOfStock.class, Lacking::of));
    }

    private static <E, T> List<T> each(List<ProductEvent> events, Class<E> type, Function<E, T> told) {
        return events.stream()
                .filter(type::isInstance)
                .map(type::cast)
                .map(told)
                .toList();
    }
}
