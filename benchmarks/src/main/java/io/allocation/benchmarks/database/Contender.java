package io.allocation.benchmarks.database;

import java.sql.SQLException;

/** Allocates, in a database of its own. */
interface Contender extends AutoCloseable {

    /**
     * Takes in plenty of stock of each SKU that will be wanted: a batch on hand and one inbound.
     *
     * @param demand what will be wanted
     * @param units at least so many; all but those who have a row for each take in more than will ever be wanted
     */
    void stockUp(Demand demand, int units) throws SQLException;

    static String sku(int number) {
        return "SKU-" + number;
    }

    /** Returns whether a unit was promised to the order now. */
    boolean allocate(String orderId, String sku) throws SQLException;

    /** How often a command was tried again. */
    long retries();

    /** How many lines there are. */
    long lines() throws SQLException;

    /**
     * Checks the counters.
     *
     * @return what was checked
     * @throws IllegalStateException if they are wrong
     */
    String verify() throws SQLException;

    void vacuum() throws SQLException;

    @Override
    void close();
}
