package io.allocation.benchmarks.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

/** Compares the product's version when it writes, and tries again, after a random pause, if that has changed. */
final class Optimistic extends HandWritten {

    private static final String READ = "SELECT version FROM product WHERE sku = ?";
    private static final String COMPARE = "UPDATE product SET version = version + 1 WHERE sku = ? AND version = ?";
    private static final long FIRST_PAUSE = 1_000_000;
    private static final int MOST_DOUBLINGS = 7;

    Optimistic(Database database, int connections) {
        super(database, connections);
    }

    @Override
    boolean allocate(Connection connection, String orderId, String sku) throws SQLException {
        for (int attempt = 0; !attempt(connection, orderId, sku); attempt++) {
            connection.rollback();
            retried();
            LockSupport.parkNanos(
                    ThreadLocalRandom.current().nextLong(FIRST_PAUSE << Math.min(attempt, MOST_DOUBLINGS)));
        }
        return true;
    }

    private static boolean attempt(Connection connection, String orderId, String sku) throws SQLException {
        long version = find(connection, READ, sku);
        long batch = find(connection, ForUpdate.BEST_BATCH, sku, 1L);
        if (update(connection, COMPARE, sku, version) == 0) {
            return false;
        }
        update(connection, ForUpdate.TAKE, 1L, batch);
        update(connection, ForUpdate.RECORD, orderId, sku, batch, 1L);
        connection.commit();
        return true;
    }
}
