package io.allocation.examples.http;

import io.allocation.domain.AllocationResult;
import io.allocation.domain.OrderLine;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

@Schema(name = "AllocationAnswer")
record AllocationAnswer(
        @Schema(allowableValues = {"allocated", "already_allocated", "out_of_stock"})
        String result,

        String orderid,
        String sku,
        long qty,
        List<Portion> allocations,
        long shortfall)
        implements CommandAnswer {

    static AllocationAnswer of(AllocationResult answer) {
        if (answer instanceof AllocationResult.Allocated yes) {
            return of("allocated", answer, Portion.of(yes.allocations()));
        }
        return answer instanceof AllocationResult.AlreadyAllocated same
                ? of("already_allocated", answer, Portion.of(same.allocations()))
                : of("out_of_stock", answer, List.of());
    }

    private static AllocationAnswer of(String result, AllocationResult answer, List<Portion> allocations) {
        OrderLine line = answer.line();
        return new AllocationAnswer(
                result, line.orderId().value(), line.sku().value(), line.quantity(), allocations, answer.shortfall());
    }
}
