package io.allocation.adapters.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.allocation.messaging.CommandDecoder;
import io.allocation.messaging.Envelope;
import io.allocation.messaging.MalformedMessageException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Locale;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** Reads records as messages, by the Kafka protocol binding of CloudEvents 1.0: binary or structured mode. */
final class CommandRecords {

    private static final String STRUCTURED = "application/cloudevents";
    private static final String STRUCTURED_JSON = STRUCTURED + "+json";
    private static final String JSON = "application/json";

    private final CommandDecoder decoder;

    CommandRecords(CommandDecoder decoder) {
        this.decoder = decoder;
    }

    /** Throws what the record deserves, if it is no message. */
    Envelope read(ConsumerRecord<byte[], byte[]> record) {
        String contentType = headerOr(record, CloudEvents.CONTENT_TYPE, JSON);
        String mediaType = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return mediaType.startsWith(STRUCTURED) ? structured(record, mediaType) : binary(record, contentType);
    }

    private Envelope structured(ConsumerRecord<byte[], byte[]> record, String mediaType) {
        if (!mediaType.equals(STRUCTURED_JSON)) {
            throw new MalformedMessageException(
                    "content-type is " + mediaType + "; send " + STRUCTURED_JSON + ", or binary mode");
        }
        return decoder.open(value(record));
    }

    private static Envelope binary(ConsumerRecord<byte[], byte[]> record, String contentType) {
        String version = header(record, CloudEvents.SPEC_VERSION);
        if (!version.equals(Envelope.SPEC_VERSION)) {
            throw new MalformedMessageException(
                    "header ce_specversion must be " + Envelope.SPEC_VERSION + ", but was " + version);
        }
        return new Envelope(
                header(record, CloudEvents.ID),
                header(record, CloudEvents.SOURCE),
                header(record, CloudEvents.TYPE),
                contentType,
                value(record));
    }

    private static String value(ConsumerRecord<byte[], byte[]> record) {
        byte @Nullable [] value = record.value();
        if (value == null) {
            throw new MalformedMessageException("the record has no value");
        }
        return text("value", value);
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        if (header == null || header.value() == null) {
            throw new MalformedMessageException("header " + name + " is missing");
        }
        return text("header " + name, header.value());
    }

    private static String headerOr(ConsumerRecord<byte[], byte[]> record, String name, String otherwise) {
        return record.headers().lastHeader(name) == null ? otherwise : header(record, name);
    }

    private static String text(String what, byte[] bytes) {
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException broken) {
            throw new MalformedMessageException(what + " is not UTF-8", broken);
        }
    }
}
