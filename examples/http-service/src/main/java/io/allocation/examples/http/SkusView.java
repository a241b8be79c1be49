package io.allocation.examples.http;

import io.allocation.domain.Sku;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

@Schema(name = "Skus")
record SkusView(List<String> skus) {

    static SkusView of(List<Sku> skus) {
        return new SkusView(skus.stream().map(Sku::value).toList());
    }
}
