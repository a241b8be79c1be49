package io.allocation.servers;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** Kills processes, and waits for them. */
final class Processes {

    private static final long PAUSE = Duration.ofMillis(10).toNanos();

    private Processes() {}

    /** Kills a process and all below it, if it still is there; returns when they are gone. */
    static void kill(ProcessHandle process, Duration atMost) {
        if (!process.isAlive()) {
            return;
        }
        stop(process);
        List<ProcessHandle> all =
                Stream.concat(Stream.of(process), process.descendants()).toList();
        all.forEach(ProcessHandle::destroyForcibly);
        if (!await(() -> all.stream().noneMatch(Processes::runs), atMost)) {
            throw new IllegalStateException("still there after a kill: " + all);
        }
    }

    /** Else it might start another process between the count of its children and its end. */
    private static void stop(ProcessHandle process) {
        try {
            new ProcessBuilder("kill", "-STOP", Long.toString(process.pid()))
                    .start()
                    .waitFor();
        } catch (IOException noSuchCommand) {
            // not a Unix
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** One that has ended, but that its parent has not asked about yet, counts as alive; only, it has no command. */
    private static boolean runs(ProcessHandle process) {
        return process.isAlive() && process.info().command().isPresent();
    }

    /** Returns whether the condition came true in time. */
    static boolean await(BooleanSupplier condition, Duration atMost) {
        long start = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - start > atMost.toNanos()
                    || Thread.currentThread().isInterrupted()) {
                return false;
            }
            LockSupport.parkNanos(PAUSE);
        }
        return true;
    }
}
