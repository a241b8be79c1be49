package io.allocation.servers;

import java.util.function.Supplier;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

/** Where tests get their database servers and connections. */
public final class TestServers {

    private TestServers() {}

    /**
     * Returns the PostgreSQL that all tests of this JVM share: the one that {@code ALLOCATION_TEST_POSTGRES} names, the
     * JDBC URL of a superuser with user and password; else one that starts at first use and ends with the JVM. That one
     * is fast, not durable.
     *
     * @return the shared server; closing it drops the databases of all tests
     */
    public static TestServer postgres() {
        return SharedPostgres.SERVER;
    }

    /**
     * Returns the MariaDB that all tests of this JVM share, like {@link #postgres()}, but named by
     * {@code ALLOCATION_TEST_MARIADB}.
     *
     * @return the shared server; closing it drops the databases of all tests
     */
    public static TestServer mariadb() {
        return SharedMariaDb.SERVER;
    }

    /**
     * Starts a PostgreSQL of one's own, to be killed. Durable: what it has committed is on disk.
     *
     * @return a new server, to be closed
     */
    public static TestServer startPostgres() {
        return PostgresServer.durable();
    }

    /**
     * Starts a MariaDB of one's own, to be killed. Durable: what it has committed is on disk.
     *
     * @return a new server, to be closed
     */
    public static TestServer startMariaDb() {
        return MariaDbServer.durable();
    }

    /**
     * Returns connections to a database of PostgreSQL, MariaDB or H2. Unpooled: each is a new one.
     *
     * @param url a JDBC URL, with user and password
     * @return a data source
     */
    public static DataSource dataSource(String url) {
        if (url.startsWith("jdbc:h2:")) {
            JdbcDataSource source = new JdbcDataSource();
            source.setURL(url);
            return source;
        }
        return Engine.of(url).dataSource(url);
    }

    private static TestServer shared(String variable, Supplier<OwnServer> start) {
        String existing = System.getenv(variable);
        if (existing == null) {
            return new ExistingServer(start.get().administrator());
        }
        TestServer server = new ExistingServer(existing);
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
        return server;
    }

    /** Its class loads, and the server starts, at first use, and once. */
    private static final class SharedPostgres {
        static final TestServer SERVER = shared("ALLOCATION_TEST_POSTGRES", PostgresServer::fast);
    }

    /** Its class loads, and the server starts, at first use, and once. */
    private static final class SharedMariaDb {
        static final TestServer SERVER = shared("ALLOCATION_TEST_MARIADB", MariaDbServer::fast);
    }
}
