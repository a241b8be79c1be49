package io.allocation.examples.replay;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import io.allocation.adapters.jdbc.JdbcStore;
import io.allocation.domain.AllocationException;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The database on the command line: user and password are of no use without a URL. */
final class DatabaseOptions {

    /** One that works, one to spare. */
    private static final int CONNECTIONS = 2;

    /** A database that is away stops the run. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @Option(
            names = "--jdbc",
            paramLabel = "URL",
            required = true,
            description = {
                "Keep everything in a database instead of in memory:",
                "jdbc:postgresql://HOST/DATABASE",
                "jdbc:mariadb://HOST/DATABASE",
                "jdbc:h2:file:PATH",
                "Tables that are missing are created. After an interruption run it again on the same database: what was"
                        + " done is not done twice, and with --all-known and without --amendments, --out will be as if"
                        + " nothing had happened."
            })
    @SuppressWarnings("NullAway.Init")
    private JdbcUrl url;

    @Option(names = "--user", paramLabel = "U", description = "The database's user, if not in the URL.")
    private @Nullable String user;

    @Option(names = "--password", paramLabel = "P", description = "The user's password, if not in the URL.")
    private @Nullable String password;

    /**
     * Connects, and creates the tables.
     *
     * @throws StoreFailure if that is not possible
     */
    Store open() {
        HikariDataSource pool = connect();
        try {
            JdbcStore store = JdbcStore.on(pool);
            store.createSchema();
            return new Store(url.name(), store, store, pool::close);
        } catch (AllocationException failure) {
            pool.close();
            throw StoreFailure.opening(url, failure);
        }
    }

    private HikariDataSource connect() {
        try {
            return Quietly.get(() -> new HikariDataSource(config()));
        } catch (PoolInitializationException failure) {
            throw StoreFailure.opening(url, Objects.requireNonNullElse(failure.getCause(), failure));
        }
    }

    private HikariConfig config() {
        HikariConfig config = new HikariConfig();
        config.setPoolName("replay");
        config.setJdbcUrl(url.text());
        config.setUsername(user);
        config.setPassword(password);
        config.setAutoCommit(false);
        config.setMaximumPoolSize(CONNECTIONS);
        config.setConnectionTimeout(PATIENCE.toMillis());
        return config;
    }

    /** Takes passwords out of a message. */
    String hideIn(String message) {
        String shown = url.hideIn(message);
        return password == null || password.isEmpty() ? shown : shown.replace(password, "***");
    }
}
