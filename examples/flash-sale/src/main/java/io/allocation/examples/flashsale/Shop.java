package io.allocation.examples.flashsale;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import io.allocation.adapters.jdbc.JdbcStore;
import io.allocation.domain.AllocationException;
import java.time.Duration;
import java.util.Objects;

/**
 * A store in a database, with a pool of connections.
 *
 * @param store the store
 * @param pool its connections
 */
record Shop(JdbcStore store, HikariDataSource pool) implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /**
     * Connects, and creates the tables.
     *
     * @param url where the database is
     * @param connections how many buyers share; who looks on has one more
     * @throws StoreFailure if that is not possible
     */
    static Shop open(JdbcUrl url, int connections) {
        HikariDataSource pool = connect(url, connections + 1);
        try {
            JdbcStore store = JdbcStore.on(pool);
            store.createSchema();
            return new Shop(store, pool);
        } catch (AllocationException failure) {
            pool.close();
            throw StoreFailure.opening(url, failure);
        }
    }

    private static HikariDataSource connect(JdbcUrl url, int connections) {
        try {
            return Quietly.get(() -> new HikariDataSource(config(url, connections)));
        } catch (PoolInitializationException failure) {
            throw StoreFailure.opening(url, Objects.requireNonNullElse(failure.getCause(), failure));
        }
    }

    private static HikariConfig config(JdbcUrl url, int connections) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("flash-sale");
        config.setJdbcUrl(url.text());
        config.setAutoCommit(false);
        config.setMaximumPoolSize(connections);
        config.setConnectionTimeout(PATIENCE.toMillis());
        return config;
    }

    @Override
    public void close() {
        pool.close();
    }
}
