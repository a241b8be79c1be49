package io.allocation.spring;

import io.allocation.adapters.kafka.CommandConsumer;
import io.allocation.adapters.kafka.CommandListener;
import io.allocation.domain.InvalidValueException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/** Takes commands from Kafka when all else has started, and no longer when the application begins to stop. */
final class ConsumerLifecycle implements Worker {

    private final CommandConsumer.Builder builder;
    private final int count;
    private final List<CommandConsumer> consumers = new CopyOnWriteArrayList<>();

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

    /** All at the same time, so that they take no longer than one of them. */
    @Override
    public synchronized void stop() {
        try {
            CompletableFuture.allOf(consumers.stream()
                            .map(consumer -> CompletableFuture.runAsync(consumer::close, ConsumerLifecycle::onItsOwn))
                            .toArray(CompletableFuture[]::new))
                    .join();
        } finally {
            consumers.clear();
        }
    }

    private static void onItsOwn(Runnable task) {
        new Thread(task, "allocation-stop").start();
    }

    /** As long as one of them takes commands, that one is given the partitions of the others. Waits for no stop. */
    @Override
    public boolean isRunning() {
        return consumers.stream().anyMatch(CommandConsumer::isRunning);
    }
}
