package io.allocation.adapters.kafka;

import io.allocation.brokers.TestBrokers;
import io.allocation.domain.Sku;
import io.allocation.messaging.EventPublisher;
import io.allocation.messaging.Message;
import io.allocation.testkit.EventPublisherContract;
import io.allocation.testkit.PublisherFixture;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The contract of every publisher, on a real broker. */
class KafkaEventPublisherContractTest extends EventPublisherContract {

    private static final int PARTITIONS = 3;
    private static final int TOO_LONG = 2_000_000;

    @Override
    protected PublisherFixture openPublisher() {
        Topic topic = Topic.on(TestBrokers.shared(), PARTITIONS);
        return new ToTopic(
                topic,
                KafkaEventPublisher.builder(topic.configuration())
                        .topic(topic.name())
                        .build());
    }

    private record ToTopic(Topic topic, KafkaEventPublisher kafka) implements PublisherFixture {

        @Override
        public EventPublisher publisher() {
            return kafka;
        }

        @Override
        public List<Message> arrived(Sku sku) {
            return topic.records().stream()
                    .filter(message -> sku.value().equals(Topic.text(message.key())))
                    .map(ToTopic::message)
                    .toList();
        }

        private static Message message(ConsumerRecord<byte[], byte[]> message) {
            Map<String, String> headers = Topic.headers(message);
            return new Message(
                    headers.get("ce_id"),
                    headers.get("ce_source"),
                    headers.get("ce_type"),
                    new Sku(headers.get("ce_subject")),
                    Long.parseLong(headers.get("ce_sequence")),
                    Instant.parse(headers.get("ce_time")),
                    headers.get("content-type"),
                    Topic.text(message.value()));
        }

        @Override
        public Optional<String> refusedData() {
            return Optional.of("x".repeat(TOO_LONG));
        }

        @Override
        public void close() {
            kafka.close();
        }
    }
}
