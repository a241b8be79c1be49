package io.allocation.spring;

import io.allocation.adapters.jdbc.JdbcStore;
import io.allocation.bus.Command;
import io.allocation.bus.JoinedBus;
import io.allocation.bus.Many;
import io.allocation.bus.MessageBus;
import io.allocation.bus.Middleware;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Has commands that are sent inside a transaction of Spring's, on the same data source, take part in it: the outermost
 * middleware of the bus, which leaves the bus's own way for that of a {@link JoinedBus}, and is met there again.
 */
final class SpringTransactions implements Middleware {

    private final JdbcStore store;
    private final DataSource dataSource;
    private @Nullable MessageBus bus;

    SpringTransactions(JdbcStore store, DataSource dataSource) {
        this.store = store;
        this.dataSource = dataSource;
    }

    /** The bus that this is a middleware of: once it is built. */
    void joinBy(MessageBus built) {
        bus = built;
    }

    /** A command that is on its way through a transaction already. */
    private record Joined<R>(Command<R> command) implements Command<R> {}

    @Override
    @SuppressWarnings("unchecked") // many in a transaction are not handled together: then each comes along by itself
    public <R> R handle(Command<R> command, Next next) {
        if (command instanceof Joined<R> joined) {
            return next.handle(joined.command());
        }
        JoinedBus current = current();
        if (current == null) {
            return next.handle(command);
        }
        return command instanceof Many<?> ? (R) List.of() : current.handle(new Joined<>(command));
    }

    /** The bus of the transaction of this thread; null if there is none, or one of something else's. */
    private @Nullable JoinedBus current() {
        if (!TransactionSynchronizationManager.isActualTransactionActive()
                || !TransactionSynchronizationManager.isSynchronizationActive()) {
            return null;
        }
        if (TransactionSynchronizationManager.getResource(this) instanceof Participation before) {
            return before.bus();
        }
        return TransactionSynchronizationManager.getResource(dataSource) instanceof ConnectionHolder
                ? join(DataSourceUtils.getConnection(dataSource))
                : null;
    }

    private @Nullable JoinedBus join(Connection connection) {
        if (!isInTransaction(connection)) {
            DataSourceUtils.releaseConnection(connection, dataSource);
            return null;
        }
        Participation participation = new Participation(
                this,
                () -> Objects.requireNonNull(bus).join(store.joining(connection)),
                () -> DataSourceUtils.releaseConnection(connection, dataSource));
        TransactionSynchronizationManager.registerSynchronization(participation);
        participation.resume();
        return participation.bus();
    }

    /** Not if the transaction is that of another resource, which the connection only happens to be held by. */
    private static boolean isInTransaction(Connection connection) {
        try {
            return !connection.getAutoCommit();
        } catch (SQLException failure) {
            throw new DataAccessResourceFailureException("could not look at the transaction's connection", failure);
        }
    }
}
