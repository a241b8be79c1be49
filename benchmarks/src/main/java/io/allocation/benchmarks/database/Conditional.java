package io.allocation.benchmarks.database;

import java.sql.Connection;
import java.sql.SQLException;

/** Takes the unit and records it in one statement, which sees for itself that there is enough. */
final class Conditional extends HandWritten {

    private static final String ALLOCATE = """
            WITH taken AS (
                UPDATE batch SET available = available - ?
                WHERE id = (
                        SELECT id FROM batch WHERE sku = ? AND available > 0 AND available >= ?
                        ORDER BY eta NULLS FIRST LIMIT 1)
                    AND available >= ?
                RETURNING id
            )
            INSERT INTO allocation (order_id, sku, batch_id, qty) SELECT ?, ?, id, ? FROM taken""";

    Conditional(Database database, int connections) {
        super(database, connections);
    }

    @Override
    boolean allocate(Connection connection, String orderId, String sku) throws SQLException {
        connection.setAutoCommit(true); // one round trip
        return update(connection, ALLOCATE, 1L, sku, 1L, 1L, orderId, sku, 1L) == 1;
    }
}
