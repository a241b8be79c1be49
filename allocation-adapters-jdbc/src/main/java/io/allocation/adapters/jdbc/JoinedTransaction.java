package io.allocation.adapters.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The caller's transaction, which goes on afterwards. It locks what it loads: a conflict would cost the caller all that
 * the transaction did before. A savepoint keeps a failure from leaving half of a unit of work in it.
 */
final class JoinedTransaction implements Transaction {

    private static final Logger LOG = LoggerFactory.getLogger(JdbcStore.class);

    private final Session session;

    /** Before the first write; null while there is none that could be undone. */
    private @Nullable Savepoint before;

    JoinedTransaction(Session session) {
        this.session = session;
    }

    @Override
    public Session session() {
        return session;
    }

    @Override
    public boolean isLocking() {
        return true;
    }

    @Override
    public boolean isOwn() {
        return false;
    }

    @Override
    public boolean insertIfAbsent(String purpose, String insert, Parameters.Setter parameters) {
        try {
            setSavepoint();
        } catch (SQLException failure) {
            throw session.failure(purpose, failure);
        }
        return session.insertIfAbsent(purpose, insert, parameters);
    }

    private Savepoint setSavepoint() throws SQLException {
        Savepoint savepoint = before == null ? session.connection().setSavepoint() : before;
        before = savepoint;
        return savepoint;
    }

    @Override
    public void store(String purpose, WriteSet writes) {
        Connection connection = session.connection();
        try {
            Savepoint savepoint = setSavepoint();
            try {
                writes.execute(connection, session.database());
            } catch (SQLException | RuntimeException failure) {
                rollBack(savepoint, failure);
                throw failure;
            }
            connection.releaseSavepoint(savepoint);
            before = null;
        } catch (SQLException failure) {
            throw writes.failure(purpose, failure, session, true);
        }
    }

    /** May fail in turn: a deadlock, for one, has ended the whole transaction. */
    private void rollBack(Savepoint savepoint, Exception because) {
        before = null;
        try {
            session.connection().rollback(savepoint);
        } catch (SQLException failure) {
            because.addSuppressed(failure);
        }
    }

    /** The transaction is the caller's; what was written for a unit of work that was not stored is undone. */
    @Override
    public void end() {
        if (before != null) {
            try {
                session.connection().rollback(before);
            } catch (SQLException failure) {
                LOG.debug("Could not undo: the transaction has ended as a whole", failure);
            }
        }
    }
}
