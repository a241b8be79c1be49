package io.allocation.examples.sharding;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * PostgreSQL servers of one's own, in temporary directories, which are gone when they are closed.
 *
 * @param running those that were started
 */
record Servers(List<EmbeddedPostgres> running) implements AutoCloseable {

    /** None; to be started one by one, so that those that were can be closed. */
    Servers() {
        this(new ArrayList<>());
    }

    /** Starts one more, and tells its URL. What it has committed is on disk, as in production. */
    String start() throws IOException {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder();
        Stream.of("fsync", "synchronous_commit", "full_page_writes")
                .forEach(setting -> builder.setServerConfig(setting, "on"));
        EmbeddedPostgres server = builder.start();
        running.add(server);
        return server.getJdbcUrl("postgres", "postgres");
    }

    @Override
    public void close() throws IOException {
        for (EmbeddedPostgres server : running) {
            server.close();
        }
    }
}
