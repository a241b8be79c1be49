package io.allocation.benchmarks.database;

import io.allocation.servers.TestServer;
import io.allocation.servers.TestServers;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Where new databases come from. They are gone when this is closed. */
interface Databases extends AutoCloseable {

    /** From a durable server that is started now; or, if there is a URL, schemas in the database that it names. */
    static Databases at(String url) {
        return url.isEmpty() ? new Started(TestServers.startPostgres()) : new Schemas(new Database(url));
    }

    Database create() throws SQLException;

    @Override
    void close() throws SQLException;

    /** Databases of a server started here. */
    record Started(TestServer server) implements Databases {

        @Override
        public Database create() {
            return new Database(server.newDatabase());
        }

        @Override
        public void close() {
            server.close();
        }
    }

    /** Schemas of a database that is there. */
    final class Schemas implements Databases {

        private final Database database;
        private final List<String> names = new ArrayList<>();

        Schemas(Database database) {
            this.database = database;
        }

        @Override
        public Database create() throws SQLException {
            String name = "benchmark_" + UUID.randomUUID().toString().replace("-", "");
            database.execute("CREATE SCHEMA " + name);
            names.add(name);
            String url = database.url();
            return new Database(url + (url.contains("?") ? "&" : "?") + "currentSchema=" + name);
        }

        @Override
        public void close() throws SQLException {
            for (String name : names) {
                database.execute("DROP SCHEMA " + name + " CASCADE");
            }
        }
    }
}
