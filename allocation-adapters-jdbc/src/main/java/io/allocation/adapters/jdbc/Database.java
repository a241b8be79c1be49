package io.allocation.adapters.jdbc;

import io.allocation.ports.StoreException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/** The databases that are supported, and where they differ. */
public enum Database {
    /** PostgreSQL. Tested with versions 15 and 18. */
    POSTGRESQL("PostgreSQL", Set.of()) {
        @Override
        boolean takesManyRowsAtOnce() {
            return true;
        }

        @Override
        String pendingProducts(boolean behind) {
            return OutboxSql.PENDING_BY_STEPS.formatted(behind ? "WHERE sku < ?" : "");
        }

        @Override
        String ignoringDuplicates(String insert) {
            return insert + " ON CONFLICT DO NOTHING";
        }
    },
    /**
     * PostgreSQL in several databases, behind a router that finds out by the SKU for which of them a statement is:
     * Apache ShardingSphere, for one. Where {@link #POSTGRESQL} has the rows of many products in arrays, this one sends
     * statements that name one SKU each, as a parameter. A router says that it is PostgreSQL, so this has to be told.
     * What isolation there is behind it cannot be found out: have it be READ COMMITTED. Such a store has neither outbox
     * nor inbox, which take part in one transaction of one database; create the tables in each database by itself.
     */
    SHARDED_POSTGRESQL("PostgreSQL", Set.of()) {
        @Override
        String ignoringDuplicates(String insert) {
            return POSTGRESQL.ignoringDuplicates(insert);
        }

        @Override
        void requireOne(String what) {
            throw new StoreException("no " + what + " behind a router: it could not promise there what it does in one"
                    + " database; have a store for each");
        }
    },
    /** MariaDB with InnoDB. Tested with version 11.4. */
    MARIADB("MariaDB", Set.of(Database.LOCK_WAIT_TIMEOUT, Database.CHANGED_SINCE_SNAPSHOT)) {

        // Its driver sends nothing if nothing was done yet; then the isolation would be that of the next transaction.
        @Override
        void rollBackWeakened(Connection connection) throws SQLException {
            try (Statement statement = connection.createStatement()) {
                statement.execute("ROLLBACK");
            }
        }

        @Override
        String ignoringDuplicates(String insert) {
            return insert.replaceFirst("INSERT", "INSERT IGNORE");
        }
    },
    /** H2. Tested with version 2.5. */
    H2("H2", Set.of(Database.LOCK_TIMEOUT, Database.CONCURRENT_UPDATE)) {

        // It neither locks what it reads nor fails for what others read, at any level.
        @Override
        boolean isTooStrong(int isolation, boolean waits) {
            return isolation > Connection.TRANSACTION_READ_COMMITTED && waits;
        }

        // It knows no isolation of a single transaction.
        @Override
        boolean weaken(Connection connection) throws SQLException {
            connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
            return true;
        }

        @Override
        String ignoringDuplicates(String insert) {
            return insert;
        }

        // The statement alone; the transaction goes on.
        @Override
        boolean failsForDuplicates() {
            return true;
        }
    };

    private static final int LOCK_WAIT_TIMEOUT = 1205;
    private static final int CHANGED_SINCE_SNAPSHOT = 1020;
    private static final int LOCK_TIMEOUT = 50200;
    private static final int CONCURRENT_UPDATE = 90131;
    private static final String TRANSACTION_ROLLBACK = "40";
    private static final String LOCK_NOT_AVAILABLE = "55P03";
    private static final String INTEGRITY_VIOLATION = "23";

    private final String productName;

    @SuppressWarnings("ImmutableEnumChecker") // Set.of cannot be changed
    private final Set<Integer> conflicts;

    Database(String productName, Set<Integer> conflicts) {
        this.productName = productName;
        this.conflicts = conflicts;
    }

    /** What a connection leads to, as its metadata tell. */
    static Database of(Connection connection) throws SQLException {
        String name = connection.getMetaData().getDatabaseProductName();
        return Arrays.stream(values())
                .filter(database -> database.productName.equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new StoreException("the database is \"" + name + "\"; supported are "
                        + Arrays.toString(values()) + ": use one of them, or name the one that it speaks like"));
    }

    /**
     * Refuses an isolation that is too weak. PostgreSQL has none that is, whatever its name.
     *
     * @throws StoreException if connections would read what is not committed
     */
    int requireCommittedReads(int isolation) {
        if (isolation < Connection.TRANSACTION_READ_COMMITTED && !productName.equals(POSTGRESQL.productName)) {
            throw new StoreException("connections come with isolation READ UNCOMMITTED, in which products would be read"
                    + " half changed; have them come with READ COMMITTED or stronger");
        }
        return isolation;
    }

    /**
     * Whether a transaction has to run at READ COMMITTED where connections come with more. With SERIALIZABLE those who
     * look keep out those who write, or make them fail; and who waits for a lock has to see what he waited for, not a
     * snapshot from before.
     */
    boolean isTooStrong(int isolation, boolean waits) {
        return isolation == Connection.TRANSACTION_SERIALIZABLE
                || (isolation == Connection.TRANSACTION_REPEATABLE_READ && waits);
    }

    /** Has the next transaction run at READ COMMITTED; returns whether the connection has to be put back after it. */
    boolean weaken(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET TRANSACTION ISOLATION LEVEL READ COMMITTED");
            return false;
        }
    }

    /** Ends a transaction that was weakened, begun or not, so that the next one is not. */
    void rollBackWeakened(Connection connection) throws SQLException {
        connection.rollback();
    }

    /** Where the scripts that create the tables are; usable as a Flyway location. */
    String schemaLocation() {
        return "/allocation-schema/" + productName.toLowerCase(Locale.ROOT);
    }

    /** Whether one round trip can carry several statements with parameters, and parameters can be arrays. */
    boolean takesManyRowsAtOnce() {
        return false;
    }

    /** Finds products that have events: the first ones, or those behind a given one, in an order of its own. */
    String pendingProducts(boolean behind) {
        return OutboxSql.PENDING.formatted(behind ? "WHERE sku > ?" : "");
    }

    /** Refuses what takes one database. */
    void requireOne(String what) {}

    /** An insert that leaves out rows that are there already, as far as there is one. */
    abstract String ignoringDuplicates(String insert);

    /** Whether it fails for them all the same. */
    boolean failsForDuplicates() {
        return false;
    }

    /** Whether somebody else was in the way, so that trying again may succeed. */
    boolean isConflict(SQLException failure) {
        String state = String.valueOf(failure.getSQLState());
        return state.startsWith(TRANSACTION_ROLLBACK)
                || state.equals(LOCK_NOT_AVAILABLE)
                || conflicts.contains(failure.getErrorCode());
    }

    /** Whether there is such a row already, or one is missing or against a check. */
    static boolean isIntegrityViolation(SQLException failure) {
        return String.valueOf(failure.getSQLState()).startsWith(INTEGRITY_VIOLATION);
    }
}
