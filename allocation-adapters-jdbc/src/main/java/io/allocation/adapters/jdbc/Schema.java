package io.allocation.adapters.jdbc;

import io.allocation.ports.StoreException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.sql.Statement;

/** Creates the tables from the scripts that are in the jar. */
final class Schema {

    private static final String SCRIPT = "/R__allocation.sql";

    /** More than there are things to create: whoever fails because somebody else was faster finds more each time. */
    private static final int ATTEMPTS = 10;

    private Schema() {}

    static void create(Session session) {
        String[] script = read(session.database().schemaLocation() + SCRIPT).split(";\\s*\\R", -1);
        for (int attempt = 1; ; attempt++) {
            try {
                execute(script, session);
                return;
            } catch (SQLException failure) {
                if (attempt == ATTEMPTS || !rollBack(session, failure)) {
                    throw session.failure("create the tables", failure);
                }
            }
        }
    }

    private static void execute(String[] script, Session session) throws SQLException {
        try (Statement statement = session.connection().createStatement()) {
            for (String sql : script) {
                if (!sql.isBlank()) {
                    statement.execute(sql);
                }
            }
        }
        session.connection().commit();
    }

    private static boolean rollBack(Session session, SQLException because) {
        try {
            session.connection().rollback();
            return true;
        } catch (SQLException failure) {
            because.addSuppressed(failure);
            return false;
        }
    }

    private static String read(String resource) {
        try (InputStream script = Schema.class.getResourceAsStream(resource)) {
            if (script == null) {
                throw new StoreException("the jar lacks " + resource);
            }
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new StoreException("could not read " + resource + " from the jar", failure);
        }
    }
}
