package io.allocation.servers;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.mariadb.jdbc.MariaDbDataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** What differs between the products. */
enum Engine {
    POSTGRES("jdbc:postgresql:", "") {

        private static final int FIRST_WITH_LOGIN_TRIGGERS = 17;

        @Override
        DataSource dataSource(String url) {
            PGSimpleDataSource source = new PGSimpleDataSource();
            source.setUrl(url);
            return source;
        }

        // From template0: only that may be copied into another encoding.
        @Override
        void create(String database, Statement administrator) throws SQLException {
            administrator.execute("CREATE DATABASE " + database + " TEMPLATE template0 ENCODING 'UTF8'");
        }

        // By a trigger, since the driver sends the time zone of the JVM, which no parameter of the URL overrides.
        @Override
        void leaveUtc(Statement administrator) throws SQLException {
            if (administrator.getConnection().getMetaData().getDatabaseMajorVersion() >= FIRST_WITH_LOGIN_TRIGGERS) {
                administrator.execute("""
                        CREATE SCHEMA logins;
                        CREATE FUNCTION logins.leave_utc() RETURNS event_trigger LANGUAGE plpgsql
                            AS 'BEGIN PERFORM set_config(''TimeZone'', ''Asia/Kathmandu'', false); END';
                        CREATE EVENT TRIGGER leave_utc ON login EXECUTE FUNCTION logins.leave_utc();
                        """);
            }
        }

        @Override
        void drop(String database, Statement administrator) throws SQLException {
            administrator.execute("DROP DATABASE IF EXISTS " + database + " WITH (FORCE)");
        }
    },

    MARIADB("jdbc:mariadb:", "sessionVariables=time_zone='+05:45'") {

        private static final int NO_SUCH_CONNECTION = 1094;

        @Override
        DataSource dataSource(String url) {
            try {
                return new MariaDbDataSource(url);
            } catch (SQLException refused) {
                throw new IllegalArgumentException(url, refused);
            }
        }

        // In the character set and the collation of the server: what uses the database must not depend on them.
        @Override
        void create(String database, Statement administrator) throws SQLException {
            administrator.execute("CREATE DATABASE " + database);
        }

        // Ends the connections first: an open transaction would keep its tables.
        @Override
        void drop(String database, Statement administrator) throws SQLException {
            for (long connection : connections(database, administrator)) {
                end(connection, administrator);
            }
            administrator.execute("DROP DATABASE IF EXISTS " + database);
        }

        private List<Long> connections(String database, Statement administrator) throws SQLException {
            List<Long> found = new ArrayList<>();
            try (ResultSet rows = administrator.executeQuery(
                    "SELECT id FROM information_schema.processlist WHERE db = '" + database + "'")) {
                while (rows.next()) {
                    found.add(rows.getLong(1));
                }
            }
            return found;
        }

        private void end(long connection, Statement administrator) throws SQLException {
            try {
                administrator.execute("KILL CONNECTION " + connection);
            } catch (SQLException failure) {
                if (failure.getErrorCode() != NO_SUCH_CONNECTION) {
                    throw failure;
                }
            }
        }
    };

    private final String prefix;
    private final String parameters;

    Engine(String prefix, String parameters) {
        this.prefix = prefix;
        this.parameters = parameters;
    }

    static Engine of(String url) {
        return Stream.of(values())
                .filter(engine -> url.startsWith(engine.prefix))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown database: " + url));
    }

    /** What every URL of a new database ends with. */
    String parameters() {
        return parameters;
    }

    abstract DataSource dataSource(String url);

    abstract void create(String database, Statement administrator) throws SQLException;

    /** Within a new database: puts its sessions into another time zone, unless the URL does. */
    void leaveUtc(Statement administrator) throws SQLException {}

    abstract void drop(String database, Statement administrator) throws SQLException;
}
