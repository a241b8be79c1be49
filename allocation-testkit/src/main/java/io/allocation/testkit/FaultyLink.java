package io.allocation.testkit;

import io.allocation.testkit.FaultInjectingDataSource.Fault;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import org.jspecify.annotations.Nullable;

/** The way to the database that a connection and its statements share, until it is lost. Thread-safe. */
final class FaultyLink {

    /** A call as the driver makes it. */
    @FunctionalInterface
    interface Action {
        @Nullable
        Object run() throws Throwable;
    }

    private final FaultPlan plan;
    private final Connection target;
    private volatile boolean lost;

    FaultyLink(FaultPlan plan, Connection target) {
        this.plan = plan;
        this.target = target;
    }

    boolean isLost() {
        return lost;
    }

    @Nullable
    Object call(String call, Action action) throws Throwable {
        Fault fault = plan.meet(call);
        if (fault == null) {
            return action.run();
        }
        if (fault == Fault.FAIL) {
            throw InjectedFault.refusal(call);
        }
        SQLException loss = InjectedFault.loss(call);
        if (fault == Fault.LOSE_AFTER) {
            runUnheard(action, loss);
        }
        lost = true;
        cut(target);
        throw loss;
    }

    /**
     * The answer of the database gets lost, be it good or bad; whoever looks for the reason of a failed test finds it.
     */
    private static void runUnheard(Action action, SQLException loss) {
        try {
            action.run();
        } catch (Throwable unheard) {
            loss.addSuppressed(unheard);
        }
    }

    /**
     * Ends the session as if the network had failed, or, where the driver cannot, in a way that has the same effect.
     */
    static void cut(Connection target) {
        try {
            abort(target);
            if (!target.isClosed()) {
                close(target);
            }
        } catch (SQLException cause) {
            // A test must not go on: the transaction may still be open.
            throw new IllegalStateException("cannot cut the connection " + target, cause);
        }
    }

    private static void abort(Connection target) throws SQLException {
        try {
            target.abort(Runnable::run);
        } catch (SQLFeatureNotSupportedException e) {
            // To be closed then, as that of a driver that ignores it, which H2 does.
        }
    }

    private static void close(Connection target) throws SQLException {
        if (!target.getAutoCommit()) {
            // Some databases commit what is open when the connection is closed.
            target.rollback();
        }
        target.close();
    }
}
