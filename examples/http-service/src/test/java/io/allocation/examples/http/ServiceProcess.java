package io.allocation.examples.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The service in a process of its own, as its users start it: it can be killed. */
final class ServiceProcess implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 120;
    private static final long LOOK_MILLIS = 50;

    private final HttpClient client = HttpClient.newHttpClient();
    private final int port;
    private final Path log;
    private final Process process;

    private ServiceProcess(Path directory, int port, List<String> arguments) throws IOException {
        this.port = port;
        log = directory.resolve("service.log");
        List<String> command = new ArrayList<>(List.of(
                String.join(File.separator, System.getProperty("java.home"), "bin", "java"),
                "-XX:TieredStopAtLevel=1"));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().keySet().removeIf(ServiceProcess::isSetting);
        builder.environment().put("PORT", Integer.toString(port));
        process = builder.start();
    }

    /** What would make it another one than the arguments say. */
    private static boolean isSetting(String variable) {
        return Stream.of("SPRING_", "SERVER_", "LOGGING_", "ALLOCATION_", "JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS")
                .anyMatch(variable::startsWith);
    }

    /**
     * Starts it, and returns when it answers.
     *
     * @param directory its working directory
     * @param arguments of its command line
     */
    static ServiceProcess start(Path directory, String... arguments) throws IOException, InterruptedException {
        List<String> program = List.of("-cp", System.getProperty("java.class.path"), HttpService.class.getName());
        return awaited(new ServiceProcess(
                directory,
                freePort(),
                Stream.concat(program.stream(), Stream.of(arguments)).toList()));
    }

    /** The same of what is delivered. */
    static ServiceProcess startJar(Path directory, Path jar) throws IOException, InterruptedException {
        return awaited(new ServiceProcess(directory, freePort(), List.of("-jar", jar.toString())));
    }

    private static ServiceProcess awaited(ServiceProcess service) throws InterruptedException {
        service.awaitAnswer();
        return service;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private void awaitAnswer() throws InterruptedException {
        long start = System.nanoTime();
        while (!answers()) {
            assertThat(process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS))
                    .as("ended: %s", output())
                    .isFalse();
            assertThat(System.nanoTime() - start).isLessThan(TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS));
        }
    }

    private boolean answers() throws InterruptedException {
        try {
            return get("/actuator/health").statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    int port() {
        return port;
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(uri(path)).build(), BodyHandlers.ofString());
    }

    HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(uri(path))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body.replace('\'', '"')))
                        .build(),
                BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    String output() {
        try {
            return Files.readString(log);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** As kill does. */
    void terminate() {
        process.destroy();
    }

    /** Waits for its end, and returns how it ended. */
    int exitCode() throws InterruptedException {
        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    /** As kill -9 does; returns when it is dead. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        kill();
    }
}
