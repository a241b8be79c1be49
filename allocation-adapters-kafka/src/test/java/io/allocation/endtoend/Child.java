package io.allocation.endtoend;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

/** A program in a JVM of its own, which can be killed. It ends when its input does, and so with this JVM. */
final class Child implements AutoCloseable {

    private final Process process;
    private final Queue<String> lines = new ConcurrentLinkedQueue<>();
    private final Thread reader;

    private Child(Process process) {
        this.process = process;
        reader = new Thread(this::read);
        reader.setDaemon(true);
        reader.start();
    }

    static Child start(Class<?> program, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                program.getName()));
        command.addAll(List.of(arguments));
        try {
            return new Child(
                    new ProcessBuilder(command).redirectError(Redirect.INHERIT).start());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void read() {
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                lines.add(line);
            }
        } catch (IOException killed) {
            lines.add("(" + killed.getMessage() + ")");
        }
    }

    /** What it said behind this word, so far. */
    List<String> said(String word) {
        return told(word).toList();
    }

    private Stream<String> told(String word) {
        return lines.stream()
                .filter(line -> line.startsWith(word + " "))
                .map(line -> line.substring(word.length() + 1));
    }

    void awaitSaid(String word, int times) {
        Patience.await(times + " x " + word, () -> {
            if (!process.isAlive() && told(word).count() < times) {
                throw new AssertionError("it has ended: " + lines);
            }
            return told(word).count() >= times;
        });
    }

    void awaitEnd() {
        Patience.await("the end of the program", () -> !process.isAlive());
        joinReader();
    }

    /** As kill -9 does. What it had said by then has been heard afterwards. */
    void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    private void joinReader() {
        try {
            reader.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        kill();
    }
}
