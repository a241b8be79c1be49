package io.allocation.adapters.jdbc;

import io.allocation.domain.Allocation;
import io.allocation.domain.Batch;
import io.allocation.domain.OrderId;
import io.allocation.domain.Require;
import io.allocation.domain.Sku;
import io.allocation.messaging.EventEncoder;
import io.allocation.messaging.Outbox;
import io.allocation.ports.AllocationViews;
import io.allocation.ports.Catalogue;
import io.allocation.ports.Inbox;
import io.allocation.ports.Locking;
import io.allocation.ports.StoreException;
import io.allocation.ports.UnitOfWork;
import io.allocation.ports.UnitOfWorkFactory;
import io.allocation.ports.Verifiable;
import io.allocation.ports.Verification;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A store in PostgreSQL, MariaDB or H2: give it your {@link DataSource}. Thread-safe; keeps no state but the tables, so
 * any number of processes may share a database.
 *
 * <p><b>Transactions.</b> A unit of work from {@link #begin} has a connection and a transaction of its own; whether the
 * pool hands out connections with auto-commit on or off does not matter, the flag is put back. To have allocations
 * share the fate of your own statements, use {@link #joining}. A unit of work that is closed without commit has written
 * nothing: writes are sent at commit, those of a commit together.
 *
 * <p><b>Isolation.</b> READ COMMITTED or stronger, as the connections come; anything weaker is refused. What makes it
 * safe is not the isolation but the version of each product: every look-up is compared with it in the same statement,
 * every commit raises it by {@code UPDATE … WHERE version = ?}, and nothing of a product is ever changed without it. A
 * conflict shows as {@link io.allocation.ports.ConcurrencyException}: a version that moved, a deadlock, a serialization
 * failure, a lock that was waited for too long. The bus tries again with {@link Locking#PESSIMISTIC}, which locks the
 * product's row before it reads; how long it may wait for it is the database's setting ({@code lock_timeout} and the
 * like). A transaction that locks is told to run at READ COMMITTED where the connections come with more, and on
 * PostgreSQL and MariaDB every one where they come with SERIALIZABLE, for one round trip more.
 *
 * <p><b>Cost.</b> What is read and written does not depend on how many lines were ever allocated and how many batches
 * used up. In one unit of work, an {@code Allocate} sends these statements: the product with its open batches; what the
 * order holds of it; the new version, the changed batch and the new claim; commit. PostgreSQL takes the queries in one
 * go, and so the writes: that is 3 round trips, since its driver sends the begin along with the first statement. On
 * MariaDB it is 6, or 8 if the pool's connections come with auto-commit on. A line that is refused or has its stock
 * already costs the queries and a rollback; {@code PESSIMISTIC}, one query more for each product, on PostgreSQL in the
 * same go. A batch that shrinks reads the lines that have to leave a hundred at a time.
 *
 * <p>A group of commands that share a unit of work, as {@link io.allocation.bus.Coalescing} has it, costs 3 round trips
 * on PostgreSQL too, however many they are: rows that are alike are sent as arrays. The other databases look up line by
 * line, and write in batches.
 *
 * <p><b>Failures.</b> Anything else that the database reports is a {@link StoreException}, which says what was being
 * done to which ids and has the {@link SQLException} as its cause; if a commit is not answered, an
 * {@link io.allocation.ports.UncertainCommitException}.
 *
 * <p>The tables are created by {@link #createSchema}, or by Flyway from the locations
 * {@code classpath:allocation-schema/postgresql}, {@code …/mariadb} and {@code …/h2}: a repeatable migration, so that
 * it stands beside those of the user's own, whatever their versions. The tables are found through the connection's
 * current schema.
 */
public final class JdbcStore implements UnitOfWorkFactory, AllocationViews, Catalogue, Inbox, Verifiable {

    private final DataSource dataSource;
    private final Database database;
    private final int isolation;
    private final Writing writing;

    private JdbcStore(DataSource dataSource, Database database, int isolation, Writing writing) {
        this.dataSource = dataSource;
        this.database = database;
        this.isolation = isolation;
        this.writing = writing;
    }

    /**
     * A store in the database that the connections lead to. Opens one to find out which that is.
     *
     * @param dataSource gives connections; as a rule a pool, since each unit of work and each view takes one
     * @return the store
     * @throws StoreException if there is no connection, the database is not supported, or its isolation too weak
     */
    public static JdbcStore on(DataSource dataSource) {
        return connect(dataSource, Database::of);
    }

    /**
     * A store in a database of a known kind, for a proxy or a driver that tells another name.
     *
     * @param dataSource gives connections; as a rule a pool, since each unit of work and each view takes one
     * @param database what the connections lead to
     * @return the store
     * @throws StoreException if there is no connection, or its isolation is too weak
     */
    public static JdbcStore on(DataSource dataSource, Database database) {
        Require.present("database", database);
        return connect(dataSource, connection -> database);
    }

    /** Finds out what a connection leads to. */
    private interface Detection {
        Database of(Connection connection) throws SQLException;
    }

    private static JdbcStore connect(DataSource dataSource, Detection detection) {
        try (Connection connection = Loan.connect(Require.present("dataSource", dataSource))) {
            Database database = detection.of(connection);
            int isolation = database.requireCommittedReads(connection.getTransactionIsolation());
            JdbcOutbox outbox = new JdbcOutbox(dataSource, database, isolation);
            return new JdbcStore(dataSource, database, isolation, new Writing(null, outbox, Clock.systemUTC()));
        } catch (SQLException failure) {
            throw new StoreException("could not find out which database this is: " + failure.getMessage(), failure);
        }
    }

    /**
     * The same store, writing the events of every unit of work to its {@link #outbox}, in the same transaction. That is
     * one row for each event more, on PostgreSQL in the same round trip; and a refusal, which is not written otherwise,
     * is a commit, unless {@link io.allocation.messaging.MessageTypes.Builder#internal} keeps it in; where connections
     * come with REPEATABLE READ, as MariaDB's do, it has transactions run at READ COMMITTED, by one statement more, so
     * that refusals do not fail for each other. Every process that sends commands should be wired alike: what one
     * without an outbox does is never published.
     *
     * @param encoder makes messages of the events; its clock also tells when messages were received
     * @return a store on the same tables, with the same outbox
     * @throws StoreException if this store is behind a router: {@link Database#SHARDED_POSTGRESQL}
     */
    public JdbcStore withOutbox(EventEncoder encoder) {
        Require.present("encoder", encoder);
        database.requireOne("outbox");
        return new JdbcStore(dataSource, database, isolation, new Writing(encoder, writing.outbox(), encoder.clock()));
    }

    /**
     * The events that are to be published, by whichever process they were written.
     *
     * @return the outbox
     */
    public Outbox outbox() {
        return writing.outbox();
    }

    /**
     * Whether this store writes events to its outbox, as {@link #withOutbox} has it do.
     *
     * @return false if others may, but this one does not
     */
    public boolean writesOutbox() {
        return writing.hasOutbox();
    }

    /**
     * Where its connections come from: what a transaction has to be on for {@link #joining} to make sense.
     *
     * @return the data source that the store was made on
     */
    public DataSource dataSource() {
        return dataSource;
    }

    @Override
    public long forget(Instant before) {
        Require.present("before", before);
        Loan loan = Loan.from(dataSource, database);
        loan.begin();
        try {
            long forgotten = loan.session().update("forget messages", Sql.FORGET_MESSAGES, to -> to.time(before));
            loan.commit();
            return forgotten;
        } catch (SQLException failure) {
            throw loan.session().failure("forget messages", failure);
        } finally {
            loan.end();
        }
    }

    /**
     * Creates the tables and indexes that are not there yet. May be called again, and by several processes at once.
     *
     * @throws StoreException if that is not possible
     */
    public void createSchema() {
        Loan loan = Loan.from(dataSource, database);
        loan.begin();
        try {
            Schema.create(loan.session());
        } finally {
            loan.end();
        }
    }

    @Override
    public UnitOfWork begin(Locking locking) {
        Require.present("locking", locking);
        Loan loan = Loan.from(dataSource, database);
        return new JdbcUnitOfWork(OwnTransaction.begin(loan, isolation, locking, writing.hasOutbox()), writing);
    }

    /**
     * Units of work that are part of a transaction of yours, one after the other: {@code bus.join(store.joining(…))}.
     * They never commit, roll back or close it, nor touch auto-commit; to commit such a unit of work is to send its
     * writes, behind a savepoint, so that one that fails leaves none. They lock what they load, whatever the locking
     * asked for, and keep it locked until your transaction ends.
     *
     * @param connection yours, with auto-commit off, in this store's database
     * @return opens units of work in that transaction; for the thread that the transaction belongs to
     * @throws IllegalStateException if auto-commit is on: there is no transaction to join
     * @throws StoreException if the connection is broken
     */
    public UnitOfWorkFactory joining(Connection connection) {
        Session session = new Session(Require.present("connection", connection), database);
        requireTransaction(session);
        return locking -> {
            Require.present("locking", locking);
            return new JdbcUnitOfWork(new JoinedTransaction(session), writing);
        };
    }

    private static void requireTransaction(Session session) {
        try {
            if (session.connection().getAutoCommit()) {
                throw new IllegalStateException("there is no transaction to join: auto-commit is on");
            }
        } catch (SQLException failure) {
            throw session.failure("join a transaction", failure);
        }
    }

    @Override
    public List<Allocation> allocationsOf(OrderId orderId) {
        Require.present("orderId", orderId);
        return read(views -> views.allocationsOf(orderId));
    }

    @Override
    public List<Batch> availabilityOf(Sku sku) {
        Require.present("sku", sku);
        return read(views -> views.availabilityOf(sku));
    }

    @Override
    public List<Batch> batchesOf(Sku sku) {
        Require.present("sku", sku);
        return read(views -> views.batchesOf(sku));
    }

    @Override
    public List<Sku> skus(String prefix, int most) {
        Require.prefix("prefix", prefix);
        Require.positive("most", most);
        return read(views -> views.skus(prefix, most));
    }

    @Override
    public List<Sku> soldOut(@Nullable Sku after, int most) {
        Require.positive("most", most);
        return read(views -> views.soldOut(after == null ? "" : after.value(), most));
    }

    @Override
    public Verification verify() {
        return read(JdbcViews::verify);
    }

    private <T> T read(Function<JdbcViews, T> question) {
        Loan loan = Loan.from(dataSource, database);
        loan.look(isolation);
        try {
            return question.apply(new JdbcViews(loan.session()));
        } finally {
            loan.end();
        }
    }
}
