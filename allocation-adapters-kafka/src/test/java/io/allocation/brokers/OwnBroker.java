package io.allocation.brokers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A broker in a JVM of its own, in a directory of its own; both are gone at close, or when this JVM ends. */
final class OwnBroker implements TestBroker {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final List<String> OPTIONS = List.of(
            "-Xmx256m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
            "-Dlog4j2.statusLoggerLevel=OFF");

    private final Path directory = Directories.temporary("kafka");
    private final Path log = directory.resolve("log");
    private final Path data = directory.resolve("data");
    private final Path settings = directory.resolve("server.properties");
    private final String bootstrapServers;
    private final Thread atExit = new Thread(this::discard);

    /** Null while it does not run. */
    private @Nullable Process running;

    private boolean closed;

    private OwnBroker() {
        int port = freePort(0);
        bootstrapServers = "localhost:" + port;
        write(BrokerSettings.of(port, freePort(port), data));
    }

    static OwnBroker started() {
        OwnBroker broker = new OwnBroker();
        Runtime.getRuntime().addShutdownHook(broker.atExit);
        broker.restart();
        return broker;
    }

    /** Below those that systems give to outgoing connections: none of them may take the port while nobody listens. */
    private static int freePort(int other) {
        return ThreadLocalRandom.current()
                .ints(100, 15_000, 30_000)
                .filter(port -> port != other && isFree(port))
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

    private void write(String text) {
        try {
            Files.writeString(settings, text);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    Path directory() {
        return directory;
    }

    @Override
    public String bootstrapServers() {
        return bootstrapServers;
    }

    @Override
    public String newTopic(int partitions, Map<String, String> configuration) {
        return Topics.create(bootstrapServers, partitions, configuration);
    }

    @Override
    public synchronized void kill() {
        if (running != null) {
            running.destroyForcibly();
            await(running);
            running = null;
        }
    }

    private static void await(Process process) {
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("still there after a kill: " + process);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interrupted);
        }
    }

    @Override
    public synchronized void restart() {
        if (closed) {
            throw new IllegalStateException("closed");
        }
        kill();
        try {
            running = launch();
            Topics.awaitBroker(bootstrapServers, PATIENCE);
        } catch (IOException | RuntimeException failure) {
            throw new IllegalStateException("the broker does not start:\n" + logged(), failure);
        }
    }

    private Process launch() throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(OPTIONS);
        command.addAll(List.of("-cp", classPath(), BrokerMain.class.getName(), settings.toString(), data.toString()));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    /** Surefire's own names but one jar that names the others. */
    private static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    private String logged() {
        try {
            return Files.exists(log) ? Files.readString(log) : "nothing logged";
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            Runtime.getRuntime().removeShutdownHook(atExit);
            discard();
        }
    }

    private synchronized void discard() {
        closed = true;
        kill();
        Directories.delete(directory);
    }
}
