package io.allocation.spring;

import io.allocation.messaging.EventPublisher;
import io.allocation.messaging.Outbox;
import io.allocation.messaging.Relay;
import io.allocation.messaging.RelayListener;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Runs a relay as long as the application runs: before a web server takes requests, and until it has answered the last
 * one.
 */
final class RelayLifecycle implements Worker {

    /** Before the web server, which starts at {@code DEFAULT_PHASE - 2048} and stops the other way round. */
    static final int PHASE = DEFAULT_PHASE - 4096;

    private final Relay.Builder builder;
    private @Nullable Relay relay;

    RelayLifecycle(
            Outbox outbox,
            EventPublisher publisher,
            List<RelayListener> listeners,
            AllocationProperties.Relay properties) {
        builder = Relay.builder(outbox, publisher)
                .threads(properties.threads())
                .batchSize(properties.batchSize())
                .lease(properties.lease())
                .deadPolicy(properties.deadPolicy())
                .retry(properties.retry().policy())
                .listener(all(listeners));
    }

    private static RelayListener all(List<RelayListener> listeners) {
        RelayListener log = RelayListener.logging();
        return report -> {
            log.hear(report);
            listeners.forEach(listener -> listener.hear(report));
        };
    }

    /** A relay is started once: the next start takes another one. */
    @Override
    public synchronized void start() {
        relay = builder.build().start();
    }

    @Override
    public synchronized void stop() {
        if (relay != null) {
            relay.close();
            relay = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return relay != null && relay.isRunning();
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
