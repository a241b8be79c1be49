package io.allocation.testkit;

import static java.util.Objects.requireNonNull;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.List;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A {@link DataSource} around another one that lists the calls which go to the database, and lets one of them meet a
 * {@link Fault}. Code that does all or nothing does so whichever call it is:
 *
 * <pre>{@code
 * int call = 0;
 * do {
 *     dataSource.injectAt(++call, Fault.LOSE_AFTER);
 *     // do something with dataSource, on fresh data; assert that all of it is in the database, or nothing
 * } while (dataSource.hasStruck());
 * }</pre>
 *
 * <p>What goes to the database is {@code getConnection}; on statements of all kinds {@code execute…}, a batch being one
 * call; on connections {@code commit}, {@code rollback}, {@code setSavepoint}, {@code releaseSavepoint},
 * {@code setTransactionIsolation}, and {@code setAutoCommit} if it changes something. All else is handed on and not
 * counted. Result sets, metadata, and what {@code unwrap} returns are the target's own, and so is whatever they lead
 * to.
 *
 * <p>The target must not be a pool: a connection that is lost must really end its session, and with it the transaction,
 * and a new one must really connect. A pool may stand in front.
 *
 * <p>Thread-safe: every call has one number, and one call at most meets the fault. Connections and statements are as
 * thread-safe as the target's. They throw what the target throws, for a fault the {@link SQLException} that is told
 * there, and {@link IllegalStateException} if a connection that is to be lost cannot be ended.
 */
public final class FaultInjectingDataSource implements DataSource {

    /** What happens to a call. */
    public enum Fault {
        /**
         * The call is refused before it reaches the database: {@link SQLException} with SQLSTATE 57014. The connection
         * stays usable, and so does its transaction, even where the database would insist on a rollback.
         */
        FAIL,
        /**
         * The connection is lost before the call reaches the database:
         * {@link java.sql.SQLNonTransientConnectionException} with SQLSTATE 08006. The session ends without a commit.
         * From then on the connection and its statements tell that they are closed and can be closed; whatever else is
         * asked of them fails with SQLSTATE 08003 and is not counted.
         */
        LOSE_BEFORE,
        /**
         * The connection is lost as with {@link #LOSE_BEFORE}, but after the call: it has taken effect, and its answer
         * never arrives. After a commit the data is in the database, and the caller does not know. If the database
         * refuses the call, that does not arrive either.
         */
        LOSE_AFTER
    }

    @FunctionalInterface
    private interface Opening {
        Connection open() throws SQLException;
    }

    private final DataSource target;
    private final FaultPlan plan = new FaultPlan();

    private FaultInjectingDataSource(DataSource target) {
        this.target = requireNonNull(target, "target");
    }

    /**
     * Without a fault until {@link #injectAt} asks for one.
     *
     * @param target opens the connections; not a pool
     * @return a data source that hands everything on to the target
     */
    public static FaultInjectingDataSource around(DataSource target) {
        return new FaultInjectingDataSource(target);
    }

    /**
     * Counts from zero from now on, and lets one call meet a fault, once. All others go through, also those on
     * connections that are open already.
     *
     * @param call the number of the call, 1 being the next one
     * @param fault what happens to it
     * @throws IllegalArgumentException if the number is not positive
     */
    public void injectAt(int call, Fault fault) {
        if (call < 1) {
            throw new IllegalArgumentException("call must be positive: " + call);
        }
        plan.injectAt(call, requireNonNull(fault, "fault"));
    }

    /** Counts from zero from now on, and lets no call meet a fault. Connections that are lost stay so. */
    public void reset() {
        plan.reset();
    }

    /**
     * The calls since the last {@link #injectAt} or {@link #reset}, the one that met the fault included: what was
     * called, and with which SQL or argument, such as {@code connect}, {@code setAutoCommit(false)},
     * {@code executeUpdate: DELETE FROM t}, {@code commit}.
     *
     * @return their descriptions, in the order of their numbers
     */
    public List<String> calls() {
        return plan.calls();
    }

    /**
     * Whether there were so many calls since the last {@link #injectAt} that one of them met the fault.
     *
     * @return true from then on, until the next {@link #injectAt} or {@link #reset}
     */
    public boolean hasStruck() {
        return plan.hasStruck();
    }

    @Override
    public Connection getConnection() throws SQLException {
        return connect(target::getConnection);
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        return connect(() -> target.getConnection(username, password));
    }

    private Connection connect(Opening opening) throws SQLException {
        String call = "connect";
        Fault fault = plan.meet(call);
        if (fault == Fault.FAIL) {
            throw InjectedFault.refusal(call);
        }
        if (fault == Fault.LOSE_BEFORE) {
            throw InjectedFault.loss(call);
        }
        Connection connection = opening.open();
        if (fault == Fault.LOSE_AFTER) {
            FaultyLink.cut(connection);
            throw InjectedFault.loss(call);
        }
        return FaultyConnection.around(connection, plan);
    }

    @Override
    public @Nullable PrintWriter getLogWriter() throws SQLException {
        return target.getLogWriter();
    }

    @Override
    public void setLogWriter(@Nullable PrintWriter out) throws SQLException {
        target.setLogWriter(out);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return target.getLoginTimeout();
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        target.setLoginTimeout(seconds);
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        return target.getParentLogger();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return target.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return target.isWrapperFor(type);
    }
}
