package io.allocation.benchmarks.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.allocation.servers.TestServers;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** A database, or a schema, for one contender alone. */
record Database(String url) {

    /** The same for all: as many connections as threads, auto-commit off, else the defaults. */
    HikariDataSource pool(int connections) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setMaximumPoolSize(connections);
        config.setAutoCommit(false);
        return new HikariDataSource(config);
    }

    DataSource unpooled() {
        return TestServers.dataSource(url);
    }

    void execute(String... statements) throws SQLException {
        try (Connection connection = unpooled().getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /**
     * Has the planner know how large the tables have become. A plan that was made for an empty table would scan it from
     * then on; this makes connections plan anew.
     */
    void vacuum() throws SQLException {
        execute("VACUUM ANALYZE");
    }

    long count(String table) throws SQLException {
        return Long.parseLong(text("SELECT count(*) FROM " + table));
    }

    String description() throws SQLException {
        return text("""
                SELECT concat_ws(', ', split_part(version(), ' on ', 1),
                    'fsync ' || current_setting('fsync'),
                    'synchronous_commit ' || current_setting('synchronous_commit'),
                    'shared_buffers ' || current_setting('shared_buffers'))""");
    }

    private String text(String query) throws SQLException {
        try (Connection connection = unpooled().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
