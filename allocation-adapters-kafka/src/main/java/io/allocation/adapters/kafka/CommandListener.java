package io.allocation.adapters.kafka;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hears what a {@link CommandConsumer} has to tell. Called on the consumer's thread, so it should return at once. */
@FunctionalInterface
public interface CommandListener {

    /**
     * Something happened.
     *
     * @param report what
     */
    void hear(CommandReport report);

    /**
     * Tells the log: what was given up as errors, what is held up as warnings, all else for debugging.
     *
     * @return the listener of a consumer that was given no other
     */
    static CommandListener logging() {
        Logger log = LoggerFactory.getLogger(CommandConsumer.class);
        return report -> {
            if (report instanceof CommandReport.DeadLettered dead) {
                log.error("Gave up on {} after {} attempts", dead.position(), dead.attempts(), dead.cause());
            } else if (report instanceof CommandReport.Ended ended) {
                log.error("The consumer has ended", ended.cause());
            } else if (report instanceof CommandReport.Retried retried) {
                log.warn("Tries {} again in {}", retried.position(), retried.pause(), retried.cause());
            } else if (report instanceof CommandReport.Unavailable unavailable) {
                log.warn("Goes on in {}", unavailable.pause(), unavailable.cause());
            } else {
                log.debug("{}", report);
            }
        };
    }
}
