package io.allocation.servers;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A PostgreSQL. Its programs are unpacked once, into a directory that stays. */
final class PostgresServer extends OwnServer {

    private final String durable;
    private final Path data = directory().resolve("data");
    private final Path pidFile = data.resolve("postmaster.pid");

    /** Null while it does not run. */
    private @Nullable EmbeddedPostgres running;

    private PostgresServer(String durable) {
        super("postgres", "jdbc:postgresql://localhost:%d/postgres?user=postgres&password=postgres");
        this.durable = durable;
    }

    static PostgresServer fast() {
        return started("off");
    }

    static PostgresServer durable() {
        return started("on");
    }

    private static PostgresServer started(String durable) {
        PostgresServer server = new PostgresServer(durable);
        server.start();
        return server;
    }

    /** The locale is told, since the one of the environment may come with an encoding other than UTF-8. */
    @Override
    void launch() throws IOException {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPGStartupWait(PATIENCE)
                .setOutputRedirector(Redirect.appendTo(log().toFile()))
                .setPort(port())
                .setLocaleConfig("locale", "C")
                .setServerConfig("max_connections", "1000")
                .setServerConfig("unix_socket_directories", "");
        Stream.of("fsync", "synchronous_commit", "full_page_writes")
                .forEach(setting -> builder.setServerConfig(setting, durable));
        running = builder.start();
    }

    /** Also removes its locks: by now its number may be that of another process, which would seem to hold them. */
    @Override
    void destroy() {
        try {
            postmaster().ifPresent(process -> Processes.kill(process, PATIENCE));
            Files.deleteIfExists(pidFile);
            Files.deleteIfExists(data.resolve("epg-lock"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        running = null;
    }

    /** Unless it has ended by itself and its number now is that of something else. */
    private Optional<ProcessHandle> postmaster() throws IOException {
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(Files.readAllLines(pidFile).get(0)))
                .filter(process -> process.info().commandLine().orElse("").contains(data.toString()));
    }

    /** A killed one left shared memory behind, which only the next one on the same data frees. */
    @Override
    void stop() throws IOException {
        if (running == null) {
            launch();
        }
        running.close();
    }
}
