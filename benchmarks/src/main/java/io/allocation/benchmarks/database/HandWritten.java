package io.allocation.benchmarks.database;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.atomic.LongAdder;

/**
 * What one writes by hand on tables of its own: the product with a version, its batches with a counter, and a row for
 * each allocation. How concurrent buyers are kept apart is the subclass's business.
 */
abstract class HandWritten implements Contender {

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
            """;

    private static final long PLENTY = 1_000_000_000;

    private final Database database;
    private final HikariDataSource pool;
    private final LongAdder retries = new LongAdder();

    HandWritten(Database database, int connections) {
        this.database = database;
        pool = database.pool(connections);
    }

    @Override
    public void stockUp(Demand demand, int units) throws SQLException {
        stockUp(demand.skus());
    }

    final void stockUp(int skus) throws SQLException {
        String series = " FROM generate_series(0, " + (skus - 1) + ") i";
        String insertBatch = "INSERT INTO batch (sku, reference, eta, available) SELECT 'SKU-' || i, ";
        database.execute(
                SCHEMA,
                "INSERT INTO product SELECT 'SKU-' || i, 1" + series,
                insertBatch + "'HERE', NULL, " + PLENTY + series,
                insertBatch + "'COMING', DATE '2050-01-01', " + PLENTY + series);
    }

    /** The pool rolls back what is not committed. */
    @Override
    public boolean allocate(String orderId, String sku) throws SQLException {
        try (Connection connection = pool.getConnection()) {
            return allocate(connection, orderId, sku);
        }
    }

    abstract boolean allocate(Connection connection, String orderId, String sku) throws SQLException;

    static long find(Connection connection, String sql, Object... parameters) throws SQLException {
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

    static int update(Connection connection, String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            set(statement, parameters);
            return statement.executeUpdate();
        }
    }

    private static void set(PreparedStatement statement, Object... parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
    }

    final void retried() {
        retries.increment();
    }

    @Override
    public final long retries() {
        return retries.sum();
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

    final Database database() {
        return database;
    }

    @Override
    public final void vacuum() throws SQLException {
        database.vacuum();
    }

    @Override
    public final void close() {
        pool.close();
    }
}
