package io.allocation.benchmarks.database;

import io.allocation.adapters.jdbc.JdbcStore;
import io.allocation.service.AllocationService;
import io.allocation.service.ReceiveBatch;
import java.sql.SQLException;

/**
 * What has happened to the one SKU, written behind the store's back, as if through it: every claim came at a version of
 * its own.
 *
 * @param name as people call it
 * @param count how many lines, each with a claim
 * @param statements write their claims and all but the version of the product; %d stands for the count
 */
record History(String name, int count, String statements) {

    static final String SKU = "LAMP";
    static final String OPEN = "OPEN";

    /** Lines that the open batch serves. */
    static History ofLines(int count) {
        return new History("lines", count, """
                INSERT INTO allocation_claim (sku, order_id, batch, quantity, ordered, sequence, shipped)
                SELECT 'LAMP', md5(i::text), 'OPEN', 3, 3, i + 1, FALSE FROM generate_series(1, %1$d) i;

                UPDATE allocation_batch SET allocated = 3 * %1$d;
                """);
    }

    /** Batches that are used up, each by one line; beside the open one. */
    static History ofExhausted(int count) {
        return new History("exhausted batches", count, """
                INSERT INTO allocation_batch (sku, reference, purchased, allocated, shipped, is_open, received)
                SELECT 'LAMP', 'USED-' || i, 5, 5, 0, FALSE, i + 1 FROM generate_series(1, %1$d) i;

                INSERT INTO allocation_claim (sku, order_id, batch, quantity, ordered, sequence, shipped)
                SELECT 'LAMP', md5(i::text), 'USED-' || i, 5, 5, i + 1, FALSE FROM generate_series(1, %1$d) i;
                """);
    }

    void writeTo(Database database) throws SQLException {
        JdbcStore store = JdbcStore.on(database.unpooled());
        store.createSchema();
        AllocationService.on(store).handle(ReceiveBatch.onHand(SKU, OPEN, 1_000_000_000));
        database.execute(
                String.format(statements, count), "UPDATE allocation_product SET version = version + " + count);
        database.vacuum();
        Ours.verify(store);
    }

    @Override
    public String toString() {
        return String.format("%,d %s", count, name);
    }
}
