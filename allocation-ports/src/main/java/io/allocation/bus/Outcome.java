package io.allocation.bus;

import java.util.function.Supplier;

/**
 * What became of one command among many.
 *
 * @param <R> the type of the answer
 */
public sealed interface Outcome<R> {

    /**
     * The command that was handled.
     *
     * @return the command
     */
    Command<? extends R> command();

    /** What becomes of a command, when it is tried. */
    static <R> Outcome<R> of(Command<? extends R> command, Supplier<? extends R> attempt) {
        try {
            return new Answered<>(command, attempt.get());
        } catch (RuntimeException failure) {
            return new Failed<>(command, failure);
        }
    }

    /**
     * It was answered, and what it did is committed.
     *
     * @param <R> the type of the answer
     * @param command the command
     * @param answer the answer
     */
    record Answered<R>(Command<? extends R> command, R answer) implements Outcome<R> {}

    /**
     * It threw. What its handlers threw rolled it back; what a middleware threw after it went on did not.
     *
     * @param <R> the type of the answer
     * @param command the command
     * @param failure what was thrown
     */
    record Failed<R>(Command<? extends R> command, RuntimeException failure) implements Outcome<R> {}
}
