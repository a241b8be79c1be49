package io.allocation.examples.http;

import io.allocation.domain.Allocation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

@Schema(name = "DeallocationAnswer")
record DeallocationAnswer(
        @Schema(allowableValues = {"deallocated", "nothing_to_deallocate"})
        String result,

        String orderid,
        String sku,
        List<Portion> released)
        implements CommandAnswer {

    static DeallocationAnswer of(DeallocationBody line, List<Allocation> released) {
        return new DeallocationAnswer(
                released.isEmpty() ? "nothing_to_deallocate" : "deallocated",
                line.orderid(),
                line.sku(),
                Portion.of(released));
    }
}
