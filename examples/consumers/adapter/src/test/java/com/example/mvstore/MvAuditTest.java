package com.example.mvstore;

import static org.assertj.core.api.Assertions.assertThat;

import io.allocation.bus.MessageBus;
import io.allocation.domain.BatchReference;
import io.allocation.domain.Sku;
import io.allocation.ports.Verification;
import io.allocation.ports.Verification.Counter;
import io.allocation.ports.Verification.Difference;
import io.allocation.service.Allocate;
import io.allocation.service.AllocationService;
import io.allocation.service.ReceiveBatch;
import io.allocation.service.ShipLine;
import java.nio.file.Path;
import java.util.List;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.type.StringDataType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contracts cannot change a store behind its back. */
class MvAuditTest {

    private static final Sku LAMP = new Sku("LAMP");
    private static final BatchReference B1 = new BatchReference("B-1");

    @Test
    void claims_that_somebody_else_has_removed_are_missed(@TempDir Path directory) {
        Path file = directory.resolve("stock.mv");
        try (MvStock store = MvStock.open(file)) {
            MessageBus bus = AllocationService.on(store);
            bus.handle(ReceiveBatch.onHand("LAMP", "B-1", 10));
            bus.handle(Allocate.of("order-1", "LAMP", 4));
            bus.handle(Allocate.of("order-2", "LAMP", 3));
            bus.handle(ShipLine.of("order-1", "LAMP"));
        }
        removeAllocation(file, Text.key("order-1", LAMP, B1));

        try (MvStock store = MvStock.open(file)) {
            assertThat(store.verify())
                    .isEqualTo(new Verification(
                            1,
                            2,
                            List.of(
                                    new Difference(LAMP, B1, Counter.ALLOCATED, 7, 3),
                                    new Difference(LAMP, B1, Counter.SHIPPED, 4, 0))));
        }
    }

    private static void removeAllocation(Path file, String key) {
        try (MVStore store = MVStore.open(file.toString())) {
            MVMap<String, String> allocations = store.openMap(
                    "allocations",
                    new MVMap.Builder<String, String>()
                            .keyType(StringDataType.INSTANCE)
                            .valueType(StringDataType.INSTANCE));
            assertThat(allocations.remove(key)).isNotNull();
        }
    }
}
