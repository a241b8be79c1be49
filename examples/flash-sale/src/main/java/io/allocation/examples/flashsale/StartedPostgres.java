package io.allocation.examples.flashsale;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.stream.Stream;

/**
 * A PostgreSQL of one's own, in a temporary directory, which is gone when it is closed.
 *
 * @param server the server
 */
record StartedPostgres(EmbeddedPostgres server) implements Database {

    /**
     * Starts it.
     *
     * @throws StoreFailure if that is not possible
     */
    static StartedPostgres start() {
        // Without these it would be faster than what others have in production.
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder();
        Stream.of("fsync", "synchronous_commit", "full_page_writes")
                .forEach(setting -> builder.setServerConfig(setting, "on"));
        try {
            return new StartedPostgres(builder.start());
        } catch (IOException | IllegalStateException failure) {
            throw StoreFailure.starting(failure);
        }
    }

    @Override
    public String name() {
        return "a PostgreSQL started for this run, with fsync and synchronous_commit on";
    }

    @Override
    public JdbcUrl url() {
        return new JdbcUrl(server.getJdbcUrl("postgres", "postgres"));
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
