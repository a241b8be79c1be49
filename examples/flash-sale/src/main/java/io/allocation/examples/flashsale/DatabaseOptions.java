package io.allocation.examples.flashsale;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The database on the command line: yours, or one that is started. */
final class DatabaseOptions {

    @Option(
            names = "--jdbc",
            paramLabel = "URL",
            description = {
                "Sell in a database of yours, with user and password in the URL:",
                "jdbc:postgresql://HOST/DATABASE?user=U&password=P",
                "jdbc:mariadb://HOST/DATABASE?user=U&password=P",
                "jdbc:h2:file:PATH",
                "Tables that are missing are created, and what was sold stays there, under SKUs that begin with flash-."
            })
    private @Nullable JdbcUrl url;

    @Option(
            names = "--postgres",
            description = "Start a PostgreSQL for this run, durable: with fsync and synchronous_commit on.")
    private boolean postgres;

    Database open() {
        if (postgres) {
            return StartedPostgres.start();
        }
        return url == null ? inMemory() : new Database.Given(url.name(), url);
    }

    static Database inMemory() {
        JdbcUrl url = new JdbcUrl("jdbc:h2:mem:" + UUID.randomUUID());
        return new Database.Given("an H2 in memory: its commits write nothing to a disk", url);
    }
}
