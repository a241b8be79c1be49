package io.allocation.bus;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears what a {@link MessageBus} has to tell. Called on the threads of senders, of which others may wait for it: must
 * be thread-safe, and should return at once. What it throws is logged, and changes nothing.
 */
@FunctionalInterface
public interface BusListener {

    /**
     * Something happened.
     *
     * @param report what
     */
    void hear(BusReport report);

    /**
     * Tells the log: failures of after-commit handlers as errors, all else for debugging.
     *
     * @return the listener of a bus that was given no other
     */
    static BusListener logging() {
        Logger log = LoggerFactory.getLogger(MessageBus.class);
        return report -> {
            if (report instanceof BusReport.AfterCommitFailed failed) {
                log.error("An after-commit handler failed on {}", failed.event(), failed.cause());
            } else {
                log.debug("{}", report);
            }
        };
    }
}
