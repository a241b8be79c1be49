package io.allocation.bus;

import io.allocation.domain.Event;
import io.allocation.ports.Work;

/**
 * Reacts to an event inside the unit of work that brought it about, and shares its fate: what it does takes effect with
 * the command or not at all, and what it throws rolls the command back. Must be thread-safe, and must have no effect
 * but through the unit of work. Events that it brings about are dispatched in turn.
 *
 * @param <E> the kind of event
 */
@FunctionalInterface
public interface EventHandler<E extends Event> {

    /**
     * Reacts to an event.
     *
     * @param event what happened
     * @param unitOfWork where it happened
     */
    void handle(E event, Work unitOfWork);
}
