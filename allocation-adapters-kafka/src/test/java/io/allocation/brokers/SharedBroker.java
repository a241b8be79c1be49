package io.allocation.brokers;

import java.util.Map;

/** A broker that somebody else starts and stops. */
record SharedBroker(String bootstrapServers) implements TestBroker {

    @Override
    public String newTopic(int partitions, Map<String, String> settings) {
        return Topics.create(bootstrapServers, partitions, settings);
    }

    @Override
    public void kill() {
        throw new UnsupportedOperationException("others use it too; start one of your own");
    }

    @Override
    public void restart() {
        throw new UnsupportedOperationException("others use it too; start one of your own");
    }

    @Override
    public void close() {}
}
