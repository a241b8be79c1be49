package io.allocation.bus;

import io.allocation.domain.AllocationException;

/** Event handlers keep answering events with events. Rolls the command back; thrown instead of going on for ever. */
public final class EventCascadeException extends AllocationException {

    private static final long serialVersionUID = 1L;

    /**
     * Names the command and the limit.
     *
     * @param command the kind of command that set it off
     * @param rounds how often events brought about further events
     */
    public EventCascadeException(Class<?> command, int rounds) {
        super("events of command " + command.getName() + " still bring about further events after " + rounds
                + " rounds; break the circle of event handlers");
    }
}
