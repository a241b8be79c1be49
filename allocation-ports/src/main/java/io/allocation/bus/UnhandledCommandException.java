package io.allocation.bus;

import io.allocation.domain.AllocationException;

/** A command was sent that this bus has no handler for. */
public final class UnhandledCommandException extends AllocationException {

    private static final long serialVersionUID = 1L;

    private final Class<?> type;

    /**
     * Names the kind of command.
     *
     * @param type the class of the command
     */
    public UnhandledCommandException(Class<?> type) {
        super("no handler for command " + type.getName() + "; register one when the bus is built");
        this.type = type;
    }

    /**
     * The kind of command.
     *
     * @return the class of the command that nobody handles
     */
    public Class<?> type() {
        return type;
    }
}
