package io.allocation.benchmarks.database;

import com.zaxxer.hikari.HikariDataSource;
import io.allocation.adapters.jdbc.JdbcStore;
import io.allocation.bus.MessageBus;
import io.allocation.domain.AllocationResult;
import io.allocation.service.Allocate;
import io.allocation.service.AllocationService;
import io.allocation.service.ReceiveBatch;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.Locale;
import java.util.stream.IntStream;

/** A long stream of commands, made up as they are taken, in a heap that is too small to hold them. */
final class StreamProcess {

    private static final int EACH = 1_000_000;

    private StreamProcess() {}

    /** Database, how many. */
    public static void main(String... arguments) throws SQLException {
        Database database = new Database(arguments[0]);
        try (HikariDataSource pool = database.pool(1)) {
            JdbcStore store = JdbcStore.on(pool);
            store.createSchema();
            send(Integer.parseInt(arguments[1]), AllocationService.on(store), database);
            System.out.println(Ours.verify(store) + ", " + database.count("allocation_claim") + " claims");
        }
    }

    private static void send(int commands, MessageBus bus, Database database) throws SQLException {
        for (int i = 0; i < Grouped.SKUS; i++) {
            bus.handle(ReceiveBatch.onHand(Contender.sku(i), "HERE", commands));
        }
        database.vacuum();
        Iterator<Allocate> source = IntStream.range(0, commands)
                .mapToObj(i -> Allocate.of("order-" + i, Contender.sku(i % Grouped.SKUS), 1))
                .iterator();
        long start = System.nanoTime();
        int[] answered = new int[1];
        bus.<AllocationResult>handleAll(source, outcome -> {
            BulkLoading.requireAnswer(outcome);
            if (++answered[0] % EACH == 0) {
                System.out.printf(
                        Locale.ROOT,
                        "%,d commands, %.0f/s, heap of at most %d MB%n",
                        answered[0],
                        answered[0] * 1e9 / (System.nanoTime() - start),
                        Runtime.getRuntime().maxMemory() >> 20);
            }
        });
    }
}
