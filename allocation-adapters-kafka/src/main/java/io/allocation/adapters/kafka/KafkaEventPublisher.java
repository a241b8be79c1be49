package io.allocation.adapters.kafka;

import io.allocation.domain.Require;
import io.allocation.messaging.EventPublisher;
import io.allocation.messaging.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.errors.InterruptException;

/**
 * Publishes events to a Kafka topic: the key of a record is the SKU, so that the events of a product are in one
 * partition, in order; the rest is a CloudEvent in binary mode. Adding partitions to the topic moves products to
 * others, and breaks the order there and then.
 *
 * <p>Events that Kafka refuses, as too large for instance, are told, and hold up their product only. All else that goes
 * wrong is thrown: until then, publishing takes as long as {@code max.block.ms} and {@code delivery.timeout.ms} say. By
 * then anything may have been published, in order up to some event of each product; published once more, the earlier
 * ones are there twice.
 *
 * <p>For one caller at a time.
 */
public final class KafkaEventPublisher implements EventPublisher {

    private final LazyProducer producer;
    private final String topic;

    private KafkaEventPublisher(Builder builder) {
        producer = new LazyProducer(builder.settings);
        topic = builder.topic;
    }

    /**
     * A publisher to the topic {@code allocation.events}.
     *
     * @param configuration of the producer, see {@link #builder}
     * @return a publisher
     * @throws io.allocation.domain.InvalidValueException naming the option that must not be as it is
     */
    public static KafkaEventPublisher of(Map<?, ?> configuration) {
        return builder(configuration).build();
    }

    /**
     * A publisher to a topic of your own. The configuration is that of Kafka's producer, {@code bootstrap.servers} at
     * least. Unless told, {@code max.block.ms} is 5 seconds, {@code request.timeout.ms} 10, {@code delivery.timeout.ms}
     * 20, so that two batches, one behind the other, are given up before a relay's lease runs out; {@code linger.ms} is
     * 0 and {@code batch.size} 64 KiB. What the order rests on cannot be changed: {@code enable.idempotence},
     * {@code acks=all}, {@code max.in.flight.requests.per.connection=1}, the serializers.
     *
     * @param configuration of the producer: a map with names for keys, or {@link java.util.Properties}
     * @return a builder
     * @throws io.allocation.domain.InvalidValueException naming the option that must not be as it is
     */
    public static Builder builder(Map<?, ?> configuration) {
        return new Builder(configuration);
    }

    @Override
    public List<Failure> publish(List<Message> messages) throws Exception {
        try {
            return publish(new Unpublished(topic, messages));
        } catch (InterruptException interrupted) {
            Thread.interrupted();
            producer.giveUp();
            throw (InterruptedException) new InterruptedException("while publishing").initCause(interrupted);
        } catch (Exception failure) {
            producer.giveUp();
            throw failure;
        }
    }

    /** Where a refused record may have stopped others, the others are sent again, with nothing behind any of them. */
    private List<Failure> publish(Unpublished left) throws Exception {
        List<Failure> failures = new ArrayList<>();
        boolean oneOfEach = false;
        while (!left.isEmpty()) {
            Round round = new Round(producer.get(), producer.patience());
            round.send(left.next(oneOfEach));
            List<Failure> refused = round.settle(left);
            failures.addAll(refused);
            if (round.breach().isPresent()) {
                if (oneOfEach ? refused.isEmpty() : !round.hasRefused()) {
                    throw round.breach().get();
                }
                producer.giveUp();
                oneOfEach = true;
            }
        }
        return failures;
    }

    /** Closes the connections. Closing again does nothing. */
    @Override
    public void close() {
        producer.close();
    }

    /** Puts a publisher together. Not thread-safe. */
    public static final class Builder {

        private final Map<String, Object> settings;
        private String topic = "allocation.events";

        private Builder(Map<?, ?> configuration) {
            settings = ClientSettings.producer(configuration)
                    .rather(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 20_000)
                    .rather(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000)
                    .rather(ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000L)
                    .rather(ProducerConfig.LINGER_MS_CONFIG, 0L)
                    .rather(ProducerConfig.BATCH_SIZE_CONFIG, 64 * 1024)
                    .acceptedBy(ProducerConfig::new);
        }

        /**
         * Sets where events go to, instead of {@code allocation.events}.
         *
         * @param name the topic, one that exists
         * @return this builder
         */
        public Builder topic(String name) {
            topic = Require.identifier("topic", name);
            return this;
        }

        /**
         * Builds the publisher. It connects when it is first used.
         *
         * @return a publisher
         */
        public KafkaEventPublisher build() {
            return new KafkaEventPublisher(this);
        }
    }
}
