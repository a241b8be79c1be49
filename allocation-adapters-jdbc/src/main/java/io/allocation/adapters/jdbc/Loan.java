package io.allocation.adapters.jdbc;

import io.allocation.ports.StoreException;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A connection of the user's {@link DataSource}, to be given back as it was. */
final class Loan {

    private static final Logger LOG = LoggerFactory.getLogger(JdbcStore.class);
    private static final int UNCHANGED = Connection.TRANSACTION_NONE;

    private final Session session;
    private boolean restoreAutoCommit;
    private int restoreIsolation = UNCHANGED;
    private boolean isWeakened;
    private boolean committed;

    private Loan(Session session) {
        this.session = session;
    }

    static Loan from(DataSource dataSource, Database database) {
        return new Loan(new Session(connect(dataSource), database));
    }

    static Connection connect(DataSource dataSource) {
        try {
            return dataSource.getConnection();
        } catch (SQLException failure) {
            throw new StoreException("could not get a connection: " + failure.getMessage(), failure);
        }
    }

    Session session() {
        return session;
    }

    private Connection connection() {
        return session.connection();
    }

    /** Begins a transaction, or goes on in one that the pool's setting has begun. */
    void begin() {
        begin(Connection.TRANSACTION_READ_COMMITTED, false);
    }

    /** The same on a connection that comes with this isolation: at READ COMMITTED if that is too strong. */
    void begin(int isolation, boolean waits) {
        try {
            if (connection().getAutoCommit()) {
                connection().setAutoCommit(false);
                restoreAutoCommit = true;
            }
            weaken(isolation, waits);
        } catch (SQLException failure) {
            discard();
            throw session.failure("begin a transaction", failure);
        }
    }

    /**
     * For queries alone, which need no transaction; if the pool's setting begins one, none that locks what it reads.
     */
    void look(int isolation) {
        try {
            if (!connection().getAutoCommit()) {
                weaken(isolation, false);
            }
        } catch (SQLException failure) {
            discard();
            throw session.failure("look", failure);
        }
    }

    private void weaken(int isolation, boolean waits) throws SQLException {
        Database database = session.database();
        if (database.isTooStrong(isolation, waits)) {
            isWeakened = true;
            if (database.weaken(connection())) {
                restoreIsolation = isolation;
            }
        }
    }

    /** After the end of the transaction: to switch auto-commit on would commit it. */
    private void giveBack() throws SQLException {
        if (restoreIsolation != UNCHANGED) {
            connection().setTransactionIsolation(restoreIsolation);
        }
        if (restoreAutoCommit) {
            connection().setAutoCommit(true);
        }
        connection().close();
    }

    void commit() throws SQLException {
        connection().commit();
        committed = true;
    }

    /** Undoes what was not committed, ends the transaction if there is one, and gives the connection back. */
    void end() {
        try {
            if (!committed && !connection().getAutoCommit()) {
                rollBack();
            }
            giveBack();
        } catch (SQLException | RuntimeException failure) {
            LOG.debug("Could not give a connection back as it was: giving it up, which rolls back as well", failure);
            discard();
        }
    }

    /** To switch auto-commit on ends a transaction that was not begun as well. */
    private void rollBack() throws SQLException {
        if (isWeakened && !restoreAutoCommit) {
            session.database().rollBackWeakened(connection());
        } else {
            connection().rollback();
        }
    }

    /** When nobody knows what state it is in. */
    private void discard() {
        try (Connection broken = connection()) {
            broken.abort(Runnable::run);
        } catch (SQLException | RuntimeException failure) {
            LOG.debug("Could not close a broken connection", failure);
        }
    }
}
