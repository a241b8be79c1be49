package io.allocation.adapters.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.allocation.messaging.EventEncoder;
import io.allocation.servers.TestServers;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;

/**
 * The databases under test. Each hands out databases with empty tables, and takes them back for the next test. So do
 * their pools stay: where processes start slowly, a new connection to PostgreSQL takes longer than most tests.
 */
@SuppressWarnings("ImmutableEnumChecker") // each has a stock of databases
enum Engine {
    H2(() -> "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1;TIME ZONE=Asia/Kathmandu"),
    POSTGRESQL(() -> TestServers.postgres().newDatabase()),
    MARIADB(() -> TestServers.mariadb().newDatabase());

    private static final List<String> TABLES = List.of(
            "allocation_claim",
            "allocation_batch",
            "allocation_product",
            "allocation_outbox",
            "allocation_outbox_channel",
            "allocation_outbox_dead",
            "allocation_inbox");

    private final Supplier<String> databases;
    private final Queue<String> free = new ConcurrentLinkedQueue<>();
    private final Map<Pooled, HikariDataSource> pools = new ConcurrentHashMap<>();

    private record Pooled(String url, PoolSetting setting) {}

    Engine(Supplier<String> databases) {
        this.databases = databases;
    }

    /** A database with empty tables. */
    String lease() {
        String used = free.poll();
        if (used != null) {
            return used;
        }
        String url = emptyDatabase();
        JdbcStore.on(TestServers.dataSource(url)).createSchema();
        return url;
    }

    /** A database without tables. */
    String emptyDatabase() {
        return databases.get();
    }

    void giveBack(String url) {
        try (Connection connection = pool(url).getConnection();
                Statement statement = connection.createStatement()) {
            for (String table : TABLES) {
                statement.execute("DELETE FROM " + table);
            }
        } catch (SQLException failure) {
            throw new AssertionError("could not empty the tables", failure);
        }
        free.add(url);
    }

    /** Connections to a database that was handed out; left open. */
    DataSource pool(String url) {
        return pool(url, PoolSetting.STANDARD);
    }

    private HikariDataSource pool(String url, PoolSetting setting) {
        return pools.computeIfAbsent(new Pooled(url, setting), pooled -> setting.pool(url));
    }

    /** A store on a pool of this setting. */
    PooledStore open(PoolSetting setting) {
        return open(setting, JdbcStore::on);
    }

    /** The same with an outbox. */
    PooledStore open(PoolSetting setting, EventEncoder encoder) {
        return open(setting, pool -> JdbcStore.on(pool).withOutbox(encoder));
    }

    private PooledStore open(PoolSetting setting, Function<DataSource, JdbcStore> wiring) {
        String url = lease();
        HikariDataSource pool = pool(url, setting);
        return new PooledStore(wiring.apply(pool), () -> {
            assertThat(pool.getHikariPoolMXBean().getActiveConnections())
                    .as("connections that were not given back")
                    .isZero();
            giveBack(url);
        });
    }
}
