package io.allocation.adapters.kafka;

import java.util.Map;
import org.apache.kafka.clients.producer.ProducerInterceptor;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Dates large records back, so that a topic may refuse them. */
public final class LongAgo implements ProducerInterceptor<byte[], byte[]> {

    @Override
    public ProducerRecord<byte[], byte[]> onSend(ProducerRecord<byte[], byte[]> record) {
        return record.value().length < 1_000
                ? record
                : new ProducerRecord<>(record.topic(), null, 1L, record.key(), record.value(), record.headers());
    }

    @Override
    public void onAcknowledgement(RecordMetadata where, Exception failure) {}

    @Override
    public void close() {}

    @Override
    public void configure(Map<String, ?> settings) {}
}
