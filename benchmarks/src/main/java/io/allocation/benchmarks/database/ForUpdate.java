package io.allocation.benchmarks.database;

import java.sql.Connection;
import java.sql.SQLException;

/** Locks the product's row with {@code SELECT … FOR UPDATE}, then does one thing after the other: what most write. */
final class ForUpdate extends HandWritten {

    static final String BEST_BATCH = """
            SELECT id FROM batch WHERE sku = ? AND available > 0 AND available >= ?
            ORDER BY eta NULLS FIRST LIMIT 1""";

    static final String TAKE = "UPDATE batch SET available = available - ? WHERE id = ?";

    static final String RECORD = "INSERT INTO allocation (order_id, sku, batch_id, qty) VALUES (?, ?, ?, ?)";

    private static final String LOCK = "SELECT version FROM product WHERE sku = ? FOR UPDATE";

    ForUpdate(Database database, int connections) {
        super(database, connections);
    }

    @Override
    boolean allocate(Connection connection, String orderId, String sku) throws SQLException {
        find(connection, LOCK, sku);
        long batch = find(connection, BEST_BATCH, sku, 1L);
        update(connection, TAKE, 1L, batch);
        update(connection, RECORD, orderId, sku, batch, 1L);
        connection.commit();
        return true;
    }
}
