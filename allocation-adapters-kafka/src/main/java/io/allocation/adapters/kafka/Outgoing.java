package io.allocation.adapters.kafka;

import io.allocation.messaging.Message;
import org.apache.kafka.clients.producer.ProducerRecord;

/** A message, and the record that it is sent as. */
record Outgoing(Message message, ProducerRecord<byte[], byte[]> record) {

    /** Smaller records are refused by topics with very unusual settings only. */
    private static final int LARGE = 64 * 1024;

    static Outgoing to(String topic, Message message) {
        return new Outgoing(message, CloudEvents.record(topic, message));
    }

    /** Whether the broker may well refuse it. */
    boolean isLarge() {
        return record.value().length > LARGE;
    }
}
