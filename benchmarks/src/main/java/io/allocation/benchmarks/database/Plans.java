package io.allocation.benchmarks.database;

import io.allocation.adapters.jdbc.JdbcStore;
import io.allocation.bus.MessageBus;
import io.allocation.domain.BatchReference;
import io.allocation.domain.OrderId;
import io.allocation.domain.Product;
import io.allocation.domain.Sku;
import io.allocation.ports.Locking;
import io.allocation.ports.UnitOfWork;
import io.allocation.service.Allocate;
import io.allocation.service.AllocationService;
import io.allocation.service.ChangeBatchQuantity;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Prints how the database carries out what the store sends, where there is much history. */
record Plans(Databases databases) {

    private static final Sku SKU = new Sku(History.SKU);
    private static final BatchReference OPEN = new BatchReference(History.OPEN);
    private static final int DISPLACED = 150;

    /** First made for the parameters; then for any, which is what a connection may settle for. */
    void print(List<History> histories) throws SQLException {
        for (History history : histories) {
            Database database = databases.create();
            history.writeTo(database);
            for (String mode : List.of("force_custom_plan", "force_generic_plan")) {
                System.out.printf("%n######## %s, %s%n", history, mode);
                print(new Explained(database.unpooled(), mode));
            }
        }
    }

    private static void print(Explained explained) {
        JdbcStore store = JdbcStore.on(explained.dataSource());
        MessageBus bus = AllocationService.on(store);
        Allocate line = Allocate.of("explained-" + System.nanoTime(), History.SKU, 3);
        OrderId orderId = line.line().orderId();

        explained.print("allocate", () -> bus.handle(line));
        explained.print("allocate what is allocated", () -> bus.handle(line));
        explained.print("allocate too much", () -> bus.handle(Allocate.of("greedy", History.SKU, Long.MAX_VALUE)));
        explained.print("look up by batch, and lock", () -> lookUpAndLock(store));
        explained.print("allocationsOf", () -> store.allocationsOf(orderId));
        explained.print("availabilityOf", () -> store.availabilityOf(SKU));
        explained.print("batchesOf", () -> store.batchesOf(SKU));
        explained.print("verify", store::verify);
        printDisplacement(explained, store, bus);
    }

    private static void printDisplacement(Explained explained, JdbcStore store, MessageBus bus) {
        for (int i = 0; i < DISPLACED; i++) {
            bus.handle(Allocate.of("displaced-" + i, History.SKU, 1));
        }
        long kept = store.availabilityOf(SKU).get(0).allocated() - DISPLACED;
        explained.print(
                "displace " + DISPLACED + " lines",
                () -> bus.handle(ChangeBatchQuantity.of(History.SKU, History.OPEN, kept)));
        explained.print(
                "enlarge a batch that is used up",
                () -> bus.handle(ChangeBatchQuantity.of(History.SKU, History.OPEN, 1_000_000_000)));
    }

    private static Optional<Product> lookUpAndLock(JdbcStore store) {
        try (UnitOfWork work = store.begin(Locking.PESSIMISTIC)) {
            return work.products().getByBatch(OPEN);
        }
    }
}
