package io.allocation.messaging;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hears what a {@link Relay} has to tell. Called on the relay's threads, so it should return at once. */
@FunctionalInterface
public interface RelayListener {

    /**
     * Something happened.
     *
     * @param report what
     */
    void hear(RelayReport report);

    /**
     * Tells the log: what was given up as errors, what is held up as warnings, all else for debugging.
     *
     * @return the listener of a relay that was given no other
     */
    static RelayListener logging() {
        Logger log = LoggerFactory.getLogger(Relay.class);
        return report -> {
            if (report instanceof RelayReport.Died died) {
                log.error("Gave up on {}", died.message(), died.cause());
            } else if (report instanceof RelayReport.Unavailable unavailable) {
                log.warn("Goes on in {}", unavailable.pause(), unavailable.cause());
            } else if (report instanceof RelayReport.LeaseLost lost) {
                log.warn("Lost the lease on {}: publishing took longer", lost.skus());
            } else {
                log.debug("{}", report);
            }
        };
    }
}
