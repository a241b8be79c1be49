package io.allocation.messaging;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Brings messages out of the system, to a broker or elsewhere. Called by one thread at a time. */
@FunctionalInterface
public interface EventPublisher extends AutoCloseable {

    /**
     * Publishes messages, those about one product in order. When this returns, all are safe where they were sent but
     * those that it tells of; of a product, nothing is published behind a message that failed.
     *
     * @param messages the messages; those about one product by position
     * @return the messages that can never be published as they are, and why: at most one of each product; empty as a
     *     rule
     * @throws Exception if it is not the messages' fault: the broker is away, or does not let us in. Each of them may
     *     have been published or not; all come again, later
     */
    List<Failure> publish(List<Message> messages) throws Exception;

    /** Lets go of what it holds. */
    @Override
    default void close() {}

    /**
     * A message that was refused.
     *
     * @param message the message
     * @param cause what was wrong with it
     */
    record Failure(Message message, Throwable cause) {}

    /** Publishes one message. */
    @FunctionalInterface
    interface One {

        /**
         * Publishes one message. When this returns, it is safe where it was sent.
         *
         * @param message the message
         * @throws Exception if that failed, which counts against the message
         */
        void publish(Message message) throws Exception;
    }

    /**
     * Publishes messages one by one, where the other side takes no more at once.
     *
     * @param one publishes one message
     * @return a publisher that leaves out what comes behind a message that failed
     */
    static EventPublisher oneByOne(One one) {
        return messages -> {
            List<Failure> failures = new ArrayList<>();
            Set<Object> stopped = new HashSet<>();
            for (Message message : messages) {
                if (!stopped.contains(message.sku())) {
                    try {
                        one.publish(message);
                    } catch (InterruptedException interrupted) {
                        throw interrupted;
                    } catch (Exception failure) {
                        stopped.add(message.sku());
                        failures.add(new Failure(message, failure));
                    }
                }
            }
            return failures;
        };
    }

    /**
     * Publishes messages through several publishers, one after the other. A message counts as published when all have
     * it; one that fails, or comes again because a later publisher is away, is there twice for those before.
     *
     * @param publishers the publishers, one or more; each is closed with this one
     * @return a publisher that publishes through all of them
     * @throws io.allocation.domain.InvalidValueException if there is none
     */
    static EventPublisher all(List<? extends EventPublisher> publishers) {
        return publishers.size() == 1 ? publishers.get(0) : new AllPublishers(publishers);
    }
}
