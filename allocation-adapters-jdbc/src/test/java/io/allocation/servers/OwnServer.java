package io.allocation.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** A server that was started here, in a directory of its own; both are gone at close, or when the JVM ends. */
abstract class OwnServer implements TestServer {

    static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path directory;
    private final int port = freePort();
    private final ExistingServer databases;
    private boolean closed;

    /** @param administrator JDBC URL, with %d in place of the port */
    OwnServer(String name, String administrator) {
        directory = Directories.temporary(name);
        databases = new ExistingServer(String.format(administrator, port));
    }

    /** Below those that systems give to outgoing connections: none of them may take the port while nobody listens. */
    private static int freePort() {
        return ThreadLocalRandom.current()
                .ints(100, 15_000, 30_000)
                .filter(OwnServer::isFree)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no free port"));
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port)) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }

    final String administrator() {
        return databases.administrator();
    }

    final Path directory() {
        return directory;
    }

    final int port() {
        return port;
    }

    final Path log() {
        return directory.resolve("log");
    }

    final boolean accepts() {
        return databases.accepts();
    }

    /** Starts the processes, on what is in the directory; returns when the server accepts connections. */
    abstract void launch() throws Exception;

    /** Kills the processes, if there are any. */
    abstract void destroy();

    /** Ends the processes, if there are any, and frees what they hold outside the directory. */
    abstract void stop() throws Exception;

    final synchronized void start() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
        restart();
    }

    @Override
    public final synchronized void restart() {
        if (closed) {
            throw new IllegalStateException("closed");
        }
        try {
            destroy();
            launch();
        } catch (Exception failure) {
            String log = logged();
            discard();
            throw new IllegalStateException(administrator() + " does not start:\n" + log, failure);
        }
    }

    private String logged() {
        try {
            return Files.exists(log()) ? Files.readString(log()) : "nothing logged";
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public final synchronized void kill() {
        destroy();
    }

    @Override
    public final String newDatabase() {
        return databases.newDatabase();
    }

    @Override
    public final void drop(String url) {
        databases.drop(url);
    }

    @Override
    public final synchronized void close() {
        if (closed) {
            return;
        }
        try {
            stop();
        } catch (Exception failure) {
            throw new IllegalStateException(administrator() + " does not stop:\n" + logged(), failure);
        } finally {
            discard();
        }
    }

    private void discard() {
        closed = true;
        destroy();
        Directories.delete(directory);
    }
}
