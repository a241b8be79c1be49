package io.allocation.examples.replay;

import io.allocation.servers.TestServers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The databases that a replay can run on. */
enum Kind {
    H2 {
        @Override
        String newDatabase(Path directory) {
            return "jdbc:h2:file:" + directory.resolve("db");
        }

        // Else a file is for one process, and has a commit half a second later.
        @Override
        String observable(String url) {
            return url + ";AUTO_SERVER=TRUE;WRITE_DELAY=0";
        }

        // Who creates the file serves it to the others.
        @Override
        String observer(String url) {
            return observable(url) + ";IFEXISTS=TRUE";
        }
    },
    POSTGRESQL {
        @Override
        String newDatabase(Path directory) {
            return TestServers.postgres().newDatabase();
        }
    },
    MARIADB {
        @Override
        String newDatabase(Path directory) {
            return TestServers.mariadb().newDatabase();
        }
    };

    /** The URL of an empty database; a file would be in the directory. */
    abstract String newDatabase(Path directory);

    /** For one whose commits others look at. */
    String observable(String url) {
        return url;
    }

    /** For the others. */
    String observer(String url) {
        return url;
    }

    static void execute(String url, String sql) {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failure) {
            throw new AssertionError(sql, failure);
        }
    }

    /** How many claims there are. */
    static long claims(String url) {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT count(*) FROM allocation_claim")) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException failure) {
            throw new AssertionError(failure);
        }
    }
}
