package io.allocation.examples.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** A replay in a process of its own, which can be killed. */
final class Child implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 120;
    private static final long LOOK_MILLIS = 20;

    private final Path log;
    private final Process process;

    /**
     * Starts it.
     *
     * @param log where all that it prints goes
     * @param arguments of the command line
     */
    Child(Path log, List<String> arguments) {
        this.log = log;
        try {
            process = new ProcessBuilder(
                            Stream.concat(java(), arguments.stream()).toList())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Stream<String> java() {
        return Stream.of(
                String.join(File.separator, System.getProperty("java.home"), "bin", "java"),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Replay.class.getName());
    }

    /** Looks now and then; it must not end before. */
    void awaitWhileRunning(BooleanSupplier condition) throws InterruptedException {
        long start = System.nanoTime();
        while (!condition.getAsBoolean()) {
            assertThat(process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS))
                    .as("ended too early: %s", output())
                    .isFalse();
            assertThat(System.nanoTime() - start).isLessThan(TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS));
        }
    }

    int exitCode() throws InterruptedException {
        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    String output() {
        try {
            return Files.readString(log);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
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
