package io.allocation.examples.http;

import io.allocation.domain.Allocation;
import io.allocation.domain.OrderId;
import io.allocation.domain.OrderLine;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

@Schema(name = "Order")
record OrderView(String orderid, List<Line> lines) {

    @Schema(name = "Line")
    record Line(
            String sku,
            @Schema(description = "Units ordered.") long qty,
            List<Part> allocations) {

        static Line of(OrderLine line, List<Allocation> allocations) {
            return new Line(
                    line.sku().value(),
                    line.quantity(),
                    allocations.stream().map(Part::of).toList());
        }
    }

    @Schema(name = "Part")
    record Part(
            String batchref,
            long qty,

            @Schema(description = "Whether the goods have left.")
            boolean shipped) {

        static Part of(Allocation allocation) {
            return new Part(allocation.batch().value(), allocation.quantity(), allocation.shipped());
        }
    }

    static OrderView of(OrderId order, List<Allocation> allocations) {
        Map<OrderLine, List<Allocation>> byLine = allocations.stream()
                .collect(Collectors.groupingBy(Allocation::line, LinkedHashMap::new, Collectors.toList()));
        return new OrderView(
                order.value(),
                byLine.entrySet().stream()
                        .map(line -> Line.of(line.getKey(), line.getValue()))
                        .toList());
    }
}
