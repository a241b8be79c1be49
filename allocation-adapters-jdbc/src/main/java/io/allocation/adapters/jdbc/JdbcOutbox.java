package io.allocation.adapters.jdbc;

import io.allocation.domain.Require;
import io.allocation.domain.Sku;
import io.allocation.messaging.Outbox;
import io.allocation.ports.ConcurrencyException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The outbox of a store, each call a short transaction of its own. Claims and settlements never wait for writers. */
final class JdbcOutbox implements Outbox {

    /** Relays that meet on the same rows part within a few. */
    private static final int ATTEMPTS = 10;

    private final DataSource dataSource;
    private final Database database;
    private final int isolation;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    JdbcOutbox(DataSource dataSource, Database database, int isolation) {
        this.dataSource = dataSource;
        this.database = database;
        this.isolation = isolation;
    }

    @Override
    public Claim claim(@Nullable Sku after, int most, Instant now, Duration lease) {
        Require.positive("most", most);
        Require.present("now", now);
        Require.present("lease", lease);
        return transact(session -> new Claiming(session, UUID.randomUUID().toString(), now).claim(after, most, lease));
    }

    @Override
    public Set<Sku> settle(String token, List<Settlement> settlements) {
        Require.present("token", token);
        return settlements.isEmpty() ? Set.of() : transact(session -> new Settling(session).settle(token, settlements));
    }

    @Override
    public Backlog backlog() {
        return transact(session -> session.query("count the events in the outbox", OutboxSql.BACKLOG, to -> {}, row -> {
            row.next();
            long events = row.getLong(1);
            long oldest = row.getLong(2);
            return new Backlog(
                    events,
                    row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(oldest)),
                    row.getLong(3));
        }));
    }

    @Override
    public List<DeadEvent> deadEvents(int most) {
        Require.positive("most", most);
        return transact(session -> new DeadLetters(session).list(most));
    }

    @Override
    public boolean requeue(String id) {
        Require.present("id", id);
        return revive(session -> new DeadLetters(session).requeue(id));
    }

    @Override
    public boolean discard(String id) {
        Require.present("id", id);
        return revive(session -> new DeadLetters(session).discard(id));
    }

    private boolean revive(Function<Session, Boolean> action) {
        boolean found = transact(action);
        if (found) {
            tell();
        }
        return found;
    }

    @Override
    public Runnable onAppend(Runnable listener) {
        listeners.add(Require.present("listener", listener));
        return () -> listeners.remove(listener);
    }

    void tell() {
        listeners.forEach(Runnable::run);
    }

    /** Sees at each statement what others have committed, whatever isolation connections come with. */
    private <T> T transact(Function<Session, T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return transactOnce(work);
            } catch (ConcurrencyException conflict) {
                if (attempt == ATTEMPTS) {
                    throw conflict;
                }
            }
        }
    }

    private <T> T transactOnce(Function<Session, T> work) {
        Loan loan = Loan.from(dataSource, database);
        loan.begin(isolation, true);
        try {
            T answer = work.apply(loan.session());
            loan.commit();
            return answer;
        } catch (SQLException failure) {
            throw loan.session().failure("commit a change of the outbox", failure);
        } finally {
            loan.end();
        }
    }
}
