package io.allocation.adapters.kafka;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A producer that is made when it is needed, and given up when it failed: the next one starts afresh. */
final class LazyProducer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LazyProducer.class);
    private static final Duration GRACE = Duration.ofSeconds(5);

    private static final Duration MARGIN = Duration.ofSeconds(1);

    private final Map<String, Object> settings;

    /** Null while there is none. */
    private @Nullable Producer<byte[], byte[]> producer;

    private boolean closed;

    LazyProducer(Map<String, Object> settings) {
        this.settings = settings;
    }

    Producer<byte[], byte[]> get() {
        if (closed) {
            throw new IllegalStateException("closed");
        }
        if (producer == null) {
            producer = new KafkaProducer<>(settings);
        }
        return producer;
    }

    /**
     * How long to wait for an answer: a little longer than {@code delivery.timeout.ms}, which the client does not keep
     * as long as it asks for a producer id, so that it may never answer while the broker is away.
     */
    Duration patience() {
        int millis = new ProducerConfig(settings).getInt(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG);
        return Duration.ofMillis(millis).plus(MARGIN);
    }

    /** Whatever it has not sent yet is never sent. */
    void giveUp() {
        LOG.debug("Giving up a producer; the next one is made when it is needed");
        end(Duration.ZERO);
    }

    @Override
    public void close() {
        closed = true;
        end(GRACE);
    }

    private void end(Duration atMost) {
        if (producer != null) {
            producer.close(atMost);
            producer = null;
        }
    }
}
