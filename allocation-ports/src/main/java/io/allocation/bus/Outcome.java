package io.allocation.bus;

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
