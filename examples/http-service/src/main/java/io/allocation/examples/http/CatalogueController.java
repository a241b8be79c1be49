package io.allocation.examples.http;

import io.allocation.adapters.jdbc.JdbcStore;
import io.allocation.domain.InvalidValueException;
import io.allocation.domain.Require;
import io.allocation.domain.Sku;
import io.allocation.ports.Catalogue;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Lists products. */
@RestController
@RequestMapping(produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Queries")
final class CatalogueController {

    private static final int MOST_FOUND = 100;
    private static final int MOST_SOLD_OUT = 500;

    private final Catalogue catalogue;

    CatalogueController(JdbcStore catalogue) {
        this.catalogue = catalogue;
    }

    @GetMapping("/skus")
    @Operation(summary = "Find products by how their names begin")
    SkusView skus(
            @Parameter(description = "What the SKUs begin with.", example = "SMALL") @RequestParam(defaultValue = "")
                    String prefix,
            @Parameter(description = "How many at most, 1 to 100.") @RequestParam(defaultValue = "20") int limit) {
        return SkusView.of(catalogue.skus(prefix, within(limit, MOST_FOUND)));
    }

    @GetMapping("/out_of_stock")
    @Operation(
            summary = "List products of which nothing is left to promise",
            description = "Page by page: ask again with the answer's next as after.")
    SoldOutView outOfStock(
            @Parameter(description = "The last SKU of the page before.") @RequestParam(defaultValue = "") String after,
            @Parameter(description = "How many at most, 1 to 500.") @RequestParam(defaultValue = "50") int limit) {
        List<Sku> found = catalogue.soldOut(skuOrNull(after), within(limit, MOST_SOLD_OUT));
        return SoldOutView.of(found, found.size() == limit);
    }

    private static @Nullable Sku skuOrNull(String after) {
        return after.isEmpty() ? null : new Sku(Require.identifier("after", after));
    }

    private static int within(int limit, int most) {
        if (limit < 1 || limit > most) {
            throw new InvalidValueException("limit", limit, "must be 1 to " + most);
        }
        return limit;
    }
}
