package io.allocation.spring;

import io.allocation.adapters.kafka.CommandConsumer;
import io.allocation.adapters.kafka.CommandListener;
import io.allocation.domain.InvalidValueException;
import java.util.ArrayList;
import java.util.List;

/** Takes commands from Kafka when all else has started, and no longer when the application begins to stop. */
final class ConsumerLifecycle implements Worker {

    private final CommandConsumer.Builder builder;
    private final int count;
    private final List<CommandConsumer> consumers = new ArrayList<>();

    ConsumerLifecycle(CommandConsumer.Builder builder, int count) {
        if (count < 1) {
            throw new InvalidValueException("allocation.kafka.commands.consumers", count, "must be at least 1");
        }
        this.builder = builder;
        this.count = count;
    }

    static CommandListener all(List<CommandListener> listeners) {
        CommandListener log = CommandListener.logging();
        return report -> {
            log.hear(report);
            listeners.forEach(listener -> listener.hear(report));
        };
    }

    /** A consumer is started once: the next start takes others. */
    @Override
    public synchronized void start() {
        for (int i = 0; i < count; i++) {
            consumers.add(builder.build().start());
        }
    }

    @Override
    public synchronized void stop() {
        consumers.forEach(CommandConsumer::pause); // all finish what they have in hand at the same time
        consumers.forEach(CommandConsumer::close);
        consumers.clear();
    }

    /** As long as one of them takes commands, that one is given the partitions of the others. */
    @Override
    public synchronized boolean isRunning() {
        return consumers.stream().anyMatch(CommandConsumer::isRunning);
    }
}
