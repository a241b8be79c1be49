package io.allocation.bus;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the listener, whatever it does: no command fares differently for it. */
record Reports(BusListener listener) {

    private static final Logger LOG = LoggerFactory.getLogger(MessageBus.class);

    void tell(BusReport report) {
        try {
            listener.hear(report);
        } catch (Throwable broken) {
            LOG.error("The listener failed on {}", report, broken);
        }
    }
}
