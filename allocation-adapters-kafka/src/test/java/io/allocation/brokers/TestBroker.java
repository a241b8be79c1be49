package io.allocation.brokers;

import java.util.Map;

/** A Kafka broker that tests may use. Safe for use by several threads. */
public interface TestBroker extends AutoCloseable {

    /**
     * Where clients find it.
     *
     * @return host and port, as for {@code bootstrap.servers}; stays the same after {@link #restart()}
     */
    String bootstrapServers();

    /**
     * Creates an empty topic of a random name. No topic comes into being in another way.
     *
     * @param partitions how many partitions it has
     * @return its name
     */
    default String newTopic(int partitions) {
        return newTopic(partitions, Map.of());
    }

    /**
     * Creates an empty topic of a random name with settings of its own.
     *
     * @param partitions how many partitions it has
     * @param settings as in {@code max.message.bytes}
     * @return its name
     */
    String newTopic(int partitions, Map<String, String> settings);

    /**
     * Kills the broker at once, as kill -9 or a power cut does; returns when it is gone.
     *
     * @throws UnsupportedOperationException unless it was started by {@link TestBrokers#start()}
     */
    void kill();

    /**
     * Starts the broker again after {@link #kill()}, on the same data and the same port; returns when it works.
     *
     * @throws UnsupportedOperationException unless it was started by {@link TestBrokers#start()}
     */
    void restart();

    /** Stops the broker and deletes its files if it was started by {@link TestBrokers#start()}, else does nothing. */
    @Override
    void close();
}
