package io.allocation.messaging;

import io.allocation.domain.AllocationException;

/** A message that cannot be understood, now or later: sending it again does not help. */
public final class MalformedMessageException extends AllocationException {

    private static final long serialVersionUID = 1L;

    /**
     * With what is wrong with it.
     *
     * @param message what kind of message it is, and what is wrong with which field
     */
    public MalformedMessageException(String message) {
        super(message);
    }

    /**
     * With what is wrong with it, and the failure that showed it.
     *
     * @param message what kind of message it is, and what is wrong with which field
     * @param cause what told of it
     */
    public MalformedMessageException(String message, Throwable cause) {
        super(message, cause);
    }
}
