package io.allocation.benchmarks.database;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.postgresql.PGConnection;

/**
 * Grouped SQL as one writes it by hand: a thousand lines over a hundred SKUs in a transaction, with arrays, on the
 * tables of {@link HandWritten}. It knows where the stock is, and that it suffices.
 */
final class Grouped implements AutoCloseable {

    static final int LINES = 1_000;
    static final int SKUS = 100;

    private static final String LOCK = "SELECT version FROM product WHERE sku = ANY (?) ORDER BY sku FOR UPDATE";

    private static final String COUNT_VERSIONS = "UPDATE product SET version = version + 1 WHERE sku = ANY (?)";

    private static final String TAKE = """
            UPDATE batch SET available = available - taken.qty
            FROM unnest(?, ?) taken (sku, qty)
            WHERE batch.sku = taken.sku AND batch.reference = 'HERE'""";

    private static final String RECORD = """
            INSERT INTO allocation (order_id, sku, batch_id, qty)
            SELECT line.order_id, line.sku, batch.id, line.qty
            FROM unnest(?, ?, ?) line (order_id, sku, qty)
            JOIN batch ON batch.sku = line.sku AND batch.reference = 'HERE'""";

    /**
     * No foreign key to be checked for each line, no index on what each line changes, room for new versions of a row.
     */
    private static final String[] TUNE = {
        "ALTER TABLE allocation DROP CONSTRAINT allocation_batch_id_fkey",
        "DROP INDEX batch_open",
        "ALTER TABLE batch SET (fillfactor = 50)",
        "ALTER TABLE product SET (fillfactor = 50)",
        "VACUUM FULL batch",
        "VACUUM FULL product",
        "CREATE INDEX batch_open ON batch (sku, eta NULLS FIRST)"
    };

    private final Database database;
    private final HikariDataSource pool;

    Grouped(Database database) {
        this.database = database;
        pool = database.pool(1);
    }

    void stockUp(boolean tuned) throws SQLException {
        try (ForUpdate tables = new ForUpdate(database, 1)) {
            tables.stockUp(SKUS);
            database.execute(tuned ? TUNE : new String[0]);
            tables.vacuum();
        }
    }

    void allocate(int first) throws SQLException {
        String[] skus = IntStream.range(0, SKUS).mapToObj(Contender::sku).toArray(String[]::new);
        Long[] each =
                IntStream.range(0, SKUS).mapToObj(i -> (long) LINES / SKUS).toArray(Long[]::new);
        String[] orders = IntStream.range(first, first + LINES)
                .mapToObj(i -> "order-" + i)
                .toArray(String[]::new);
        String[] wanted =
                IntStream.range(0, LINES).mapToObj(i -> skus[i % SKUS]).toArray(String[]::new);
        Long[] one = IntStream.range(0, LINES).mapToObj(i -> 1L).toArray(Long[]::new);
        try (Connection connection = pool.getConnection()) {
            execute(connection, LOCK, new Object[] {skus});
            execute(connection, TAKE, skus, each);
            execute(connection, COUNT_VERSIONS, new Object[] {skus});
            execute(connection, RECORD, orders, wanted, one);
            connection.commit();
        }
    }

    private static void execute(Connection connection, String sql, Object... arrays) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < arrays.length; i++) {
                Object[] values = (Object[]) arrays[i];
                statement.setArray(i + 1, connection.createArrayOf(values instanceof Long[] ? "int8" : "text", values));
            }
            statement.execute();
        }
    }

    /** The rows alone, of one batch. */
    void copy(int lines) throws SQLException, IOException {
        String rows = IntStream.range(0, lines)
                .mapToObj(i -> "order-" + i + "\t" + Contender.sku(i % SKUS) + "\t1\t1\n")
                .collect(Collectors.joining());
        try (Connection connection = pool.getConnection()) {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("COPY allocation (order_id, sku, batch_id, qty) FROM STDIN", new StringReader(rows));
            connection.commit();
        }
    }

    @Override
    public void close() {
        pool.close();
    }
}
