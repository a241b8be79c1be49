package io.allocation.benchmarks.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Has a row for each unit, so that buyers step around each other with {@code SKIP LOCKED}. Knows no batches, and an
 * order is a unit.
 */
final class UnitRows extends HandWritten {

    private static final int SPARE = 200;

    private static final String TAKE = """
            UPDATE unit SET order_id = ?
            WHERE ctid = (
                SELECT ctid FROM unit WHERE sku = ? AND order_id IS NULL
                ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED)""";

    private final String key;

    private UnitRows(Database database, int connections, String key) {
        super(database, connections);
        this.key = key;
    }

    /** As one writes it: every table has a primary key. The planner searches that, through all that is taken. */
    static UnitRows withKey(Database database, int connections) {
        return new UnitRows(database, connections, "PRIMARY KEY");
    }

    /** As one writes it after a look at the plans: the index of the free ones is the only one. */
    static UnitRows withoutKey(Database database, int connections) {
        return new UnitRows(database, connections, "NOT NULL");
    }

    /** As each SKU is wanted. */
    @Override
    public void stockUp(Demand demand, int units) throws SQLException {
        String stock = IntStream.range(0, demand.skus())
                .mapToObj(i -> "('%s', %d)".formatted(Contender.sku(i), SPARE + Math.round(units * demand.share(i))))
                .collect(Collectors.joining(", "));
        database()
                .execute(
                        "CREATE TABLE unit (id bigint %s, sku text NOT NULL, order_id text)".formatted(key),
                        "INSERT INTO unit SELECT row_number() OVER (), sku"
                                + " FROM (VALUES %s) stock (sku, units), generate_series(1, units)".formatted(stock),
                        "CREATE INDEX unit_free ON unit (sku, id) WHERE order_id IS NULL");
    }

    @Override
    boolean allocate(Connection connection, String orderId, String sku) throws SQLException {
        connection.setAutoCommit(true); // one round trip
        return update(connection, TAKE, orderId, sku) == 1;
    }

    @Override
    public long lines() throws SQLException {
        return database().count("unit WHERE order_id IS NOT NULL");
    }

    @Override
    public String verify() {
        return "a unit is taken once";
    }
}
