package io.allocation.ports;

import io.allocation.domain.Event;

/**
 * What may be done inside a unit of work by those who neither begin nor end it: the handlers of commands and events.
 */
public interface Work {

    /**
     * The products, as this unit of work sees them.
     *
     * @return the repository, the same each time
     * @throws IllegalStateException after commit or close
     */
    ProductRepository products();

    /**
     * Records an event of the user's own. It reaches the event handlers with those of the products, and like theirs is
     * never heard of if this unit of work does not commit.
     *
     * @param event what happened
     * @throws IllegalStateException after commit or close: an event with no unit of work would be lost
     */
    void publish(Event event);
}
