package io.allocation.bus;

import io.allocation.domain.Event;

/**
 * Reacts to an event once it is committed: mail, metrics, a live display. Called on the sender's thread, at most once
 * for each event: not at all if the process dies between commit and here. Whatever it throws is reported, and neither
 * undoes the command nor keeps the next handler from its turn. Must be thread-safe.
 *
 * @param <E> the kind of event
 */
@FunctionalInterface
public interface AfterCommitHandler<E extends Event> {

    /**
     * Reacts to an event.
     *
     * @param event what happened, and is committed
     * @throws Exception to be reported to the bus's {@link BusListener}
     */
    void handle(E event) throws Exception;
}
