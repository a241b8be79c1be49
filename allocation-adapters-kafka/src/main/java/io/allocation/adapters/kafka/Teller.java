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
}
