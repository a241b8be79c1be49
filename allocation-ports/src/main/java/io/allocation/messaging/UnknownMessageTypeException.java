package io.allocation.messaging;

import io.allocation.domain.AllocationException;

/** A message of a type that {@link MessageTypes} does not know. */
public final class UnknownMessageTypeException extends AllocationException {

    private static final long serialVersionUID = 1L;

    private final String type;

    private UnknownMessageTypeException(String type, String message) {
        super(message);
        this.type = type;
    }

    static UnknownMessageTypeException ofCommand(String type) {
        return new UnknownMessageTypeException(
                type, "no command is called \"" + type + "\"; register it with MessageTypes.Builder.command");
    }

    static UnknownMessageTypeException ofEvent(String type) {
        return new UnknownMessageTypeException(
                type, "no event is called \"" + type + "\"; register it with MessageTypes.Builder.event");
    }

    static UnknownMessageTypeException ofClass(Class<?> type) {
        return new UnknownMessageTypeException(
                type.getName(),
                type.getName() + " has no name to be published by; register it with MessageTypes.Builder.event or"
                        + " command, or as internal if it is not to leave");
    }

    /**
     * What is unknown.
     *
     * @return the type as the message names it, or the name of the class that has none
     */
    public String type() {
        return type;
    }
}
