package io.allocation.adapters.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.allocation.messaging.Envelope;
import io.allocation.messaging.Message;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;

/**
 * Messages as records, by the Kafka protocol binding of CloudEvents 1.0, binary mode: the data are the value, the
 * attributes are headers. The time of the record is left to Kafka: retention goes by it, and a topic may refuse one
 * that lies too far back.
 */
final class CloudEvents {

    static final String CONTENT_TYPE = "content-type";
    static final String SPEC_VERSION = "ce_specversion";
    static final String ID = "ce_id";
    static final String SOURCE = "ce_source";
    static final String TYPE = "ce_type";
    private static final String TIME = "ce_time";
    private static final String SUBJECT = "ce_subject";
    private static final String PARTITION_KEY = "ce_partitionkey";
    private static final String SEQUENCE = "ce_sequence";

    private CloudEvents() {}

    static ProducerRecord<byte[], byte[]> record(String topic, Message message) {
        String sku = message.sku().value();
        List<Header> headers = List.of(
                header(SPEC_VERSION, Envelope.SPEC_VERSION),
                header(ID, message.id()),
                header(SOURCE, message.source()),
                header(TYPE, message.type()),
                header(TIME, message.time().toString()),
                header(SUBJECT, sku),
                header(PARTITION_KEY, sku),
                header(SEQUENCE, message.sequence()),
                header(CONTENT_TYPE, message.contentType()));
        byte[] data = message.data().getBytes(UTF_8);
        return new ProducerRecord<>(topic, null, sku.getBytes(UTF_8), data, headers);
    }

    static Header header(String name, String value) {
        return new RecordHeader(name, value.getBytes(UTF_8));
    }
}
