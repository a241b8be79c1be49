package io.allocation.messaging;

/** Hears what a {@link Relay} has to tell. Called on the relay's threads, so it should return at once. */
@FunctionalInterface
public interface RelayListener {

    /**
     * Something happened.
     *
     * @param report what
     */
    void hear(RelayReport report);
}
