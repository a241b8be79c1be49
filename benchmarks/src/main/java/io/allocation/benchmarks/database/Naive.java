package io.allocation.benchmarks.database;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** What one writes by hand: a transaction that locks the product, and sends one statement after the other. */
final class Naive implements Contender {

    private static final String SCHEMA = """
            CREATE TABLE product (
                sku     text   PRIMARY KEY,
                version bigint NOT NULL
            );
            CREATE TABLE batch (
                id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                sku       text   NOT NULL REFERENCES product,
                reference text   NOT NULL,
                eta       date,
                available bigint NOT NULL CHECK (available >= 0),
                UNIQUE (sku, reference)
            );
            CREATE INDEX batch_open ON batch (sku, eta NULLS FIRST) WHERE available > 0;
            CREATE TABLE allocation (
                id       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                order_id text   NOT NULL,
                sku      text   NOT NULL,
                batch_id bigint NOT NULL REFERENCES batch,
                qty      bigint NOT NULL CHECK (qty > 0),
                UNIQUE (order_id, sku)
            );
            CREATE TABLE outbox (
                id      bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                created timestamptz NOT NULL DEFAULT now(),
                event   text        NOT NULL,
                payload text        NOT NULL
            );
            """;

    private static final String LOCK = "SELECT version FROM product WHERE sku = ? FOR UPDATE";

    private static final String BEST_BATCH = """
            SELECT id FROM batch WHERE sku = ? AND available > 0 AND available >= ?
            ORDER BY eta NULLS FIRST LIMIT 1""";

    private static final String TAKE = "UPDATE batch SET available = available - ? WHERE id = ?";

    private static final String RECORD = "INSERT INTO allocation (order_id, sku, batch_id, qty) VALUES (?, ?, ?, ?)";

    private static final String PUBLISH = "INSERT INTO outbox (event, payload) VALUES ('LineAllocated', ?)";

    private static final long PLENTY = 1_000_000_000;

    private final Database database;
    private final HikariDataSource pool;

    Naive(Database database, int connections) throws SQLException {
        this.database = database;
        pool = database.pool(connections);
        database.execute(SCHEMA);
    }

    @Override
    public void stockUp(int skus) throws SQLException {
        String series = " FROM generate_series(0, " + (skus - 1) + ") i";
        String insertBatch = "INSERT INTO batch (sku, reference, eta, available) SELECT 'SKU-' || i, ";
        database.execute(
                "INSERT INTO product SELECT 'SKU-' || i, 1" + series,
                insertBatch + "'HERE', NULL, " + PLENTY + series,
                insertBatch + "'COMING', DATE '2050-01-01', " + PLENTY + series);
    }

    /** The pool rolls back what is not committed. */
    @Override
    public boolean allocate(String orderId, String sku) throws SQLException {
        try (Connection connection = pool.getConnection()) {
            find(connection, LOCK, sku);
            long batch = find(connection, BEST_BATCH, sku, 1L);
            update(connection, TAKE, 1L, batch);
            update(connection, RECORD, orderId, sku, batch, 1L);
            update(connection, PUBLISH, "{\"order\": \"" + orderId + "\", \"sku\": \"" + sku + "\", \"qty\": 1}");
            connection.commit();
            return true;
        }
    }

    private static long find(Connection connection, String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            set(statement, parameters);
            try (ResultSet rows = statement.executeQuery()) {
                if (!rows.next()) {
                    throw new IllegalStateException("not found: " + statement);
                }
                return rows.getLong(1);
            }
        }
    }

    private static void update(Connection connection, String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            set(statement, parameters);
            if (statement.executeUpdate() != 1) {
                throw new IllegalStateException("not found: " + statement);
            }
        }
    }

    private static void set(PreparedStatement statement, Object... parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
    }

    @Override
    public long retries() {
        return 0; // it waits for the lock
    }

    @Override
    public long lines() throws SQLException {
        return database.count("allocation");
    }

    @Override
    public String verify() throws SQLException {
        long differences = database.count("""
                batch LEFT JOIN (SELECT batch_id, sum(qty) AS taken FROM allocation GROUP BY batch_id) a ON batch_id = id
                WHERE available <> %d - coalesce(taken, 0)""".formatted(PLENTY));
        if (differences > 0) {
            throw new IllegalStateException(differences + " batches differ");
        }
        return "no batch differs";
    }

    @Override
    public void vacuum() throws SQLException {
        database.vacuum();
    }

    @Override
    public void close() {
        pool.close();
    }
}
