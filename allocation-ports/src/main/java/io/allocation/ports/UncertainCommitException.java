package io.allocation.ports;

/**
 * A commit was sent and not answered: nobody knows whether the unit of work took effect. Sending the command again
 * finds out, and is harmless, since commands say how things shall be.
 */
public final class UncertainCommitException extends StoreException {

    private static final long serialVersionUID = 1L;

    /**
     * With the failure as the store's own technology tells it.
     *
     * @param message what was to be committed
     * @param cause what went wrong
     */
    public UncertainCommitException(String message, Throwable cause) {
        super(message, cause);
    }

    /**
     * The same for another sender whose command was part of the same commit.
     *
     * @return an exception with the same message, and this one as its cause
     */
    public UncertainCommitException again() {
        return new UncertainCommitException(String.valueOf(getMessage()), this);
    }
}
