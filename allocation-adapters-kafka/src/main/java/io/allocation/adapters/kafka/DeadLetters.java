package io.allocation.adapters.kafka;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** Puts records aside, as they are, with headers that say why and where they come from. */
final class DeadLetters implements AutoCloseable {

    private static final String PREFIX = "allocation.dead-letter.";
    private static final int LONGEST_REASON = 1_000;

    private final LazyProducer producer;
    private final String topic;

    DeadLetters(Map<String, Object> settings, String topic) {
        producer = new LazyProducer(settings);
        this.topic = topic;
    }

    /** When it returns, the record is safe there; it may be there twice after a failure. */
    void add(ConsumerRecord<byte[], byte[]> record, int attempts, Throwable cause)
            throws ExecutionException, InterruptedException {
        Headers headers = new RecordHeaders(record.headers().toArray());
        set(headers, "reason", reason(cause));
        set(headers, "exception", kind(cause));
        set(headers, "topic", record.topic());
        set(headers, "partition", Integer.toString(record.partition()));
        set(headers, "offset", Long.toString(record.offset()));
        set(headers, "timestamp", Instant.ofEpochMilli(record.timestamp()).toString());
        set(headers, "attempts", Integer.toString(attempts));
        send(new ProducerRecord<>(topic, null, record.key(), record.value(), headers));
    }

    private void send(ProducerRecord<byte[], byte[]> record) throws ExecutionException, InterruptedException {
        boolean sent = false;
        try {
            producer.get().send(record).get(producer.patience().toNanos(), TimeUnit.NANOSECONDS);
            sent = true;
        } catch (java.util.concurrent.TimeoutException late) {
            throw new TimeoutException("no answer from the producer in time", late);
        } finally {
            if (!sent) {
                producer.giveUp();
            }
        }
    }

    /** Replaces what the record has from an earlier death. */
    private static void set(Headers headers, String name, String value) {
        headers.remove(PREFIX + name).add(CloudEvents.header(PREFIX + name, value));
    }

    private static String reason(Throwable cause) {
        String text = cause.getMessage() == null ? cause.toString() : cause.getMessage();
        return text.length() > LONGEST_REASON ? text.substring(0, LONGEST_REASON) : text;
    }

    private static String kind(Throwable cause) {
        String name = cause.getClass().getSimpleName();
        return name.isEmpty() ? cause.getClass().getName() : name;
    }

    @Override
    public void close() {
        producer.close();
    }
}
