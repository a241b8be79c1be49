package io.allocation.examples.sharding;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import io.allocation.adapters.jdbc.Database;
import io.allocation.adapters.jdbc.JdbcStore;
import io.allocation.domain.AllocationException;
import io.allocation.messaging.EventEncoder;

/**
 * One database, by itself.
 *
 * @param pool connections to it
 * @param store a store in it
 */
record Shard(HikariDataSource pool, JdbcStore store) implements AutoCloseable {

    /**
     * Connects, and creates the tables.
     *
     * @param url a PostgreSQL, with user and password
     * @param encoder for the outbox
     * @throws UnusableShardException if that is not possible
     */
    static Shard open(String url, EventEncoder encoder) {
        HikariDataSource pool = connect(url);
        try {
            JdbcStore store = JdbcStore.on(pool, Database.POSTGRESQL).withOutbox(encoder);
            store.createSchema();
            return new Shard(pool, store);
        } catch (AllocationException failure) {
            pool.close();
            throw new UnusableShardException(failure);
        }
    }

    private static HikariDataSource connect(String url) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setMaximumPoolSize(20);
        config.setConnectionTimeout(10_000);
        try {
            return new HikariDataSource(config);
        } catch (PoolInitializationException failure) {
            throw new UnusableShardException(failure);
        }
    }

    @Override
    public void close() {
        pool.close();
    }
}
