package io.allocation.examples.http;

import io.allocation.domain.Sku;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Schema(name = "OutOfStock")
record SoldOutView(
        List<String> skus,

        @Schema(
                description = "What to ask for the next page with; null if this is the last one.",
                types = {"string", "null"})
        @Nullable
        String next) {

    /** A full page that happens to be the last one is followed by an empty one. */
    static SoldOutView of(List<Sku> skus, boolean isFull) {
        return new SoldOutView(
                skus.stream().map(Sku::value).toList(),
                isFull ? skus.get(skus.size() - 1).value() : null);
    }
}
