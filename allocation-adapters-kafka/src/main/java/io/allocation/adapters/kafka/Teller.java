package io.allocation.adapters.kafka;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells a listener, whose failures are its own. */
record Teller(CommandListener listener) {

    private static final Logger LOG = LoggerFactory.getLogger(CommandConsumer.class);

    void tell(CommandReport report) {
        try {
            listener.hear(report);
        } catch (RuntimeException broken) {
            LOG.error("The consumer's listener failed on {}", report, broken);
        }
    }

    /** Where nobody else listens. */
    static void log(CommandReport report) {
        if (report instanceof CommandReport.DeadLettered dead) {
            LOG.error("Gave up on {} after {} attempts", dead.position(), dead.attempts(), dead.cause());
        } else if (report instanceof CommandReport.Ended ended) {
            LOG.error("The consumer has ended", ended.cause());
        } else if (report instanceof CommandReport.Retried retried) {
            LOG.warn("Tries {} again in {}", retried.position(), retried.pause(), retried.cause());
        } else if (report instanceof CommandReport.Unavailable unavailable) {
            LOG.warn("Goes on in {}", unavailable.pause(), unavailable.cause());
        } else {
            LOG.debug("{}", report);
        }
    }
}
