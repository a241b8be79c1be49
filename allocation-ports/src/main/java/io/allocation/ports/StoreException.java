package io.allocation.ports;

import io.allocation.domain.AllocationException;

/**
 * The store failed: it cannot be reached, refused a statement, or broke off. Nothing took effect, unless it is an
 * {@link UncertainCommitException}. Either way the command can be sent again, since saying it twice has no second
 * effect.
 */
public class StoreException extends AllocationException {

    private static final long serialVersionUID = 1L;

    /**
     * With what was being done, the ids concerned included, and the failure as the store told it.
     *
     * @param message what could not be done, and what to do instead
     * @param cause what the store said
     */
    public StoreException(String message, Throwable cause) {
        super(message, cause);
    }

    /**
     * With what was being done and what is wrong with the store.
     *
     * @param message what could not be done, and what to do instead
     */
    public StoreException(String message) {
        super(message);
    }
}
