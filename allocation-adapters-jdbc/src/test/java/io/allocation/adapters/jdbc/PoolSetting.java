package io.allocation.adapters.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import org.jspecify.annotations.Nullable;

/**
 * How users may have set their pool up.
 *
 * @param autoCommit whether connections come with auto-commit on
 * @param isolation the name of the isolation that they come with; null for the database's default
 */
record PoolSetting(boolean autoCommit, @Nullable String isolation) {

    private static final int CONNECTIONS = 32;

    static final PoolSetting STANDARD = new PoolSetting(true, null);

    HikariDataSource pool(String url) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setAutoCommit(autoCommit);
        config.setTransactionIsolation(isolation);
        config.setMinimumIdle(0);
        config.setMaximumPoolSize(CONNECTIONS);
        return new HikariDataSource(config);
    }
}
