package io.allocation.examples.http;

import io.allocation.adapters.jdbc.JdbcStore;
import io.allocation.domain.Allocation;
import io.allocation.domain.AllocationPolicy;
import io.allocation.domain.Batch;
import io.allocation.domain.OrderId;
import io.allocation.domain.Require;
import io.allocation.domain.Sku;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Answers questions from what is committed. An id is the whole rest of the path, so it may have slashes. */
@RestController
@RequestMapping(produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Queries", description = "What is committed, as of one moment.")
final class QueryController {

    private final JdbcStore store;
    private final AllocationPolicy policy;
    private final Clock clock;

    QueryController(JdbcStore store, AllocationPolicy policy, Clock clock) {
        this.store = store;
        this.policy = policy;
        this.clock = clock;
    }

    @GetMapping("/allocations/{*orderid}")
    @Operation(summary = "Which batches serve an order", description = "404 if it holds nothing.")
    List<AllocationView> allocations(
            @Parameter(description = "The order; slashes are part of it.", example = "order-1") @PathVariable
                    String orderid) {
        return held(orderId(orderid)).stream().map(AllocationView::of).toList();
    }

    @GetMapping("/orders/{*orderid}")
    @Operation(summary = "What an order holds, line by line", description = "404 if it holds nothing.")
    OrderView order(
            @Parameter(description = "The order; slashes are part of it.", example = "order-1") @PathVariable
                    String orderid) {
        OrderId order = orderId(orderid);
        return OrderView.of(order, held(order));
    }

    private static OrderId orderId(String path) {
        return new OrderId(Require.identifier("orderid", rest(path)));
    }

    private List<Allocation> held(OrderId order) {
        List<Allocation> held = store.allocationsOf(order);
        if (held.isEmpty()) {
            throw NotFoundException.order(order);
        }
        return held;
    }

    @GetMapping("/availability/{*sku}")
    @Operation(summary = "What can be promised of a product, and by when", description = "404 if it is unknown.")
    StockView availability(
            @Parameter(description = "The SKU; slashes are part of it.", example = "SMALL-TABLE") @PathVariable
                    String sku,
            @Parameter(description = "Batches that are used up too.") @RequestParam(defaultValue = "false")
                    boolean all) {
        Sku wanted = new Sku(rest(sku));
        List<Batch> batches = all ? store.batchesOf(wanted) : store.availabilityOf(wanted);
        if (batches.isEmpty() && !isKnown(wanted)) {
            throw NotFoundException.sku(wanted);
        }
        return StockView.of(wanted, batches, policy.preference(), LocalDate.now(clock));
    }

    /** The shortest of the SKUs that begin with one is that one. */
    private boolean isKnown(Sku sku) {
        return store.skus(sku.value(), 1).contains(sku);
    }

    /** Without the slash that such a variable begins with. */
    private static String rest(String path) {
        return path.isEmpty() ? path : path.substring(1);
    }
}
