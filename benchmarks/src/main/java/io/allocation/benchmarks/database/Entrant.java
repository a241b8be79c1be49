package io.allocation.benchmarks.database;

import java.sql.SQLException;
import java.util.List;

/**
 * One of those who are compared.
 *
 * @param name as people call it
 * @param maker makes it, in a database and for so many threads
 */
record Entrant(String name, Maker maker) {

    /** Makes a contender. */
    interface Maker {
        Contender make(Database database, int threads) throws SQLException;
    }

    static final Entrant OURS = new Entrant("allocation", Ours::new);
    static final Entrant ALONE = new Entrant("allocation, not coalescing", Ours::alone);
    static final Entrant OUTBOX = new Entrant("with an outbox", Ours::withOutbox);
    static final Entrant RELAY = new Entrant("with outbox and relay", Ours::withRelay);
    static final Entrant FOR_UPDATE = new Entrant("for update", ForUpdate::new);

    /** What people write by hand. */
    static final List<Entrant> BASELINES = List.of(
            FOR_UPDATE,
            new Entrant("optimistic", Optimistic::new),
            new Entrant("one statement", Conditional::new),
            new Entrant("unit rows", UnitRows::withKey),
            new Entrant("unit rows, tuned", UnitRows::withoutKey));
}
