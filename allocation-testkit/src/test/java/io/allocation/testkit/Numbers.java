package io.allocation.testkit;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.h2.jdbcx.JdbcDataSource;

/** A table of numbers in a database in memory, looked at past the data source under test. */
final class Numbers implements AutoCloseable {

    private final JdbcDataSource dataSource = new JdbcDataSource();
    /** The database lives as long as one connection does. */
    private final Connection anchor;

    Numbers() throws SQLException {
        dataSource.setURL("jdbc:h2:mem:" + UUID.randomUUID());
        dataSource.setUser("sa");
        anchor = dataSource.getConnection();
        try (Statement statement = anchor.createStatement()) {
            statement.execute("CREATE TABLE number (id INT PRIMARY KEY)");
        }
    }

    JdbcDataSource dataSource() {
        return dataSource;
    }

    static String insert(int number) {
        return "INSERT INTO number VALUES (" + number + ")";
    }

    /** Inserts with a query. */
    static String insertAndSelect(int number) {
        return "SELECT id FROM FINAL TABLE (" + insert(number) + ")";
    }

    List<Integer> committed() throws SQLException {
        return select("SELECT id FROM number ORDER BY id");
    }

    /** Those that others have opened. */
    int sessions() throws SQLException {
        return select("SELECT COUNT(*) FROM information_schema.sessions WHERE session_id <> SESSION_ID()")
                .get(0);
    }

    private List<Integer> select(String sql) throws SQLException {
        try (Statement statement = anchor.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<Integer> numbers = new ArrayList<>();
            while (rows.next()) {
                numbers.add(rows.getInt(1));
            }
            return numbers;
        }
    }

    @Override
    public void close() throws SQLException {
        anchor.close();
    }
}
