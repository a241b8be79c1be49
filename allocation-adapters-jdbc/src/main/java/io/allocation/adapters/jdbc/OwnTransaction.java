package io.allocation.adapters.jdbc;

import io.allocation.ports.Locking;
import io.allocation.ports.UncertainCommitException;
import java.sql.SQLException;

/** A connection on loan and one transaction on it, which begins with the first statement. */
final class OwnTransaction implements Transaction {

    /** SQLSTATE, of the class of conflicts. */
    private static final String COMPLETION_UNKNOWN = "40003";

    private final Loan loan;
    private final boolean locking;

    private OwnTransaction(Loan loan, boolean locking) {
        this.loan = loan;
        this.locking = locking;
    }

    /** An outbox has it wait too: even what changes nothing writes, and is not to fail for what others changed. */
    static OwnTransaction begin(Loan loan, int isolation, Locking locking, boolean withOutbox) {
        boolean isLocking = locking == Locking.PESSIMISTIC;
        loan.begin(isolation, isLocking || withOutbox);
        return new OwnTransaction(loan, isLocking);
    }

    @Override
    public Session session() {
        return loan.session();
    }

    @Override
    public boolean isLocking() {
        return locking;
    }

    @Override
    public boolean isOwn() {
        return true;
    }

    @Override
    public boolean insertIfAbsent(String purpose, String insert, Parameters.Setter parameters) {
        return session().insertIfAbsent(purpose, insert, parameters);
    }

    @Override
    public void store(String purpose, WriteSet writes) {
        Session session = session();
        try {
            writes.execute(session.connection(), session.database());
        } catch (SQLException failure) {
            throw writes.failure(purpose, failure, session, locking);
        }
        commit(purpose);
    }

    private void commit(String purpose) {
        try {
            loan.commit();
        } catch (SQLException failure) {
            throw session().database().isConflict(failure) && !COMPLETION_UNKNOWN.equals(failure.getSQLState())
                    ? session().failure("commit, to " + purpose, failure)
                    : uncertain(purpose, failure);
        } catch (RuntimeException failure) { // of a pool or a driver
            throw uncertain(purpose, failure);
        }
    }

    private static UncertainCommitException uncertain(String purpose, Exception failure) {
        return new UncertainCommitException(
                "could not learn whether the commit succeeded, to " + purpose + "; send the command again to find out: "
                        + failure.getMessage(),
                failure);
    }

    @Override
    public void end() {
        loan.end();
    }
}
