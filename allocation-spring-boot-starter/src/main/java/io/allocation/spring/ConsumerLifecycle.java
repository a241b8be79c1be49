package io.allocation.spring;

import io.allocation.adapters.kafka.CommandConsumer;
import io.allocation.adapters.kafka.CommandListener;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes commands from Kafka when all else has started, and no longer when the application begins to stop. */
final class ConsumerLifecycle implements Worker {

    private final CommandConsumer.Builder builder;
    private @Nullable CommandConsumer consumer;

    ConsumerLifecycle(CommandConsumer.Builder builder) {
        this.builder = builder;
    }

    static CommandListener all(List<CommandListener> listeners) {
        CommandListener log = CommandListener.logging();
        return report -> {
            log.hear(report);
            listeners.forEach(listener -> listener.hear(report));
        };
    }

    /** A consumer is started once: the next start takes another one. */
    @Override
    public synchronized void start() {
        consumer = builder.build().start();
    }

    @Override
    public synchronized void stop() {
        if (consumer != null) {
            consumer.close();
            consumer = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return consumer != null && consumer.isRunning();
    }
}
