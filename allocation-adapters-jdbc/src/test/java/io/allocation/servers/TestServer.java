package io.allocation.servers;

/** A database server that tests may use. Safe for use by several threads. */
public interface TestServer extends AutoCloseable {

    /**
     * Creates an empty database of a random name. Sessions are in a time zone other than UTC, so that tests notice who
     * depends on it.
     *
     * @return its JDBC URL, with user and password; the database is dropped at close at the latest
     */
    String newDatabase();

    /**
     * Drops a database, even if connections to it are still open. Dropping it again does nothing.
     *
     * @param url what {@link #newDatabase()} returned
     */
    void drop(String url);

    /**
     * Kills the server and all its child processes at once, as kill -9 or a power cut does; returns when they are gone.
     *
     * @throws UnsupportedOperationException unless the server was started by {@code startXxx}
     */
    void kill();

    /**
     * Starts the server again after {@link #kill()}, on the same data and the same port; returns when it accepts
     * connections. URLs stay valid.
     *
     * @throws UnsupportedOperationException unless the server was started by {@code startXxx}
     */
    void restart();

    /** Drops all databases; stops the server and deletes its files if it was started by {@code startXxx}. */
    @Override
    void close();
}
