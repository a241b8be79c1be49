package io.allocation.adapters.kafka;

/** Hears what a {@link CommandConsumer} has to tell. Called on the consumer's thread, so it should return at once. */
@FunctionalInterface
public interface CommandListener {

    /**
     * Something happened.
     *
     * @param report what
     */
    void hear(CommandReport report);
}
