package io.allocation.ports;

import java.time.Instant;

/**
 * Remembers which messages took effect, so that one that is delivered again has no second effect. Written by
 * {@link UnitOfWork#receive}, with what the message brought about. Thread-safe.
 */
@FunctionalInterface
public interface Inbox {

    /**
     * Forgets messages by age. One that is delivered again after that takes effect again, so keep them for longer than
     * the broker does.
     *
     * @param before those that were received earlier are forgotten
     * @return how many
     */
    long forget(Instant before);
}
