package io.allocation.adapters.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;

/**
 * The caller's transaction, which goes on afterwards. It locks what it loads: a conflict would cost the caller all that
 * the transaction did before. A savepoint keeps a failure from leaving half of a unit of work in it.
 */
record JoinedTransaction(Session session) implements Transaction {

    @Override
    public boolean isLocking() {
        return true;
    }

    @Override
    public boolean canStartAgain() {
        return false;
    }

    @Override
    public void store(String purpose, WriteSet writes) {
        Connection connection = session.connection();
        try {
            Savepoint before = connection.setSavepoint();
            try {
                writes.execute(connection, session.database());
            } catch (SQLException | RuntimeException failure) {
                rollBack(before, failure);
                throw failure;
            }
            connection.releaseSavepoint(before);
        } catch (SQLException failure) {
            throw writes.failure(purpose, failure, session, true);
        }
    }

    /** May fail in turn: a deadlock, for one, has ended the whole transaction. */
    private void rollBack(Savepoint savepoint, Exception because) {
        try {
            session.connection().rollback(savepoint);
        } catch (SQLException failure) {
            because.addSuppressed(failure);
        }
    }

    @Override
    public void end() {
        // It is the caller's.
    }
}
