package io.allocation.bus;

/**
 * Wraps the handling of every command, retries and after-commit handlers included: logging, measuring, authorising.
 * Must be thread-safe. The first one registered is the outermost.
 */
public interface Middleware {

    /**
     * Handles a command, as a rule by calling {@link Next#handle} once.
     *
     * @param <R> the type of the answer
     * @param command the command
     * @param next the rest of the way
     * @return the answer
     */
    <R> R handle(Command<R> command, Next next);

    /** The rest of the way to the handler. */
    interface Next {

        /**
         * Goes on.
         *
         * @param <R> the type of the answer
         * @param command the command
         * @return the answer
         */
        <R> R handle(Command<R> command);
    }
}
