package io.allocation.adapters.jdbc;

/** What a unit of work lives in: a transaction of its own, or one of the caller's. */
interface Transaction {

    Session session();

    /** Whether a product is locked as soon as it is loaded. */
    boolean isLocking();

    /** Whether it is the unit of work's own: it ends with it, and who meets a conflict can start again. */
    boolean isOwn();

    /** Inserts at once, to be undone with the rest; returns whether the row was not there yet. */
    boolean insertIfAbsent(String purpose, String insert, Parameters.Setter parameters);

    /** Writes everything and makes it take effect, or nothing. */
    void store(String purpose, WriteSet writes);

    /** Gives back what it holds; undoes what was not stored. */
    void end();
}
