package io.allocation.domain;

/**
 * Root of every exception of this library. A child means that the caller asked for something that cannot be done, holds
 * the ids concerned, says what to do instead, and has changed nothing. An expected refusal (out of stock) is not an
 * exception but an answer, see {@link AllocationResult}.
 */
public abstract class AllocationException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * With a message for people.
     *
     * @param message what is wrong, with the values, and what to do instead
     */
    protected AllocationException(String message) {
        super(message);
    }

    /**
     * With a message for people and the exception that led to this one.
     *
     * @param message what is wrong, with the values, and what to do instead
     * @param cause what led to this exception
     */
    protected AllocationException(String message, Throwable cause) {
        super(message, cause);
    }
}
