package io.allocation.brokers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class TestBrokersTest {

    @Test
    void what_was_acknowledged_survives_a_kill() throws Exception {
        try (TestBroker broker = TestBrokers.start()) {
            String topic = broker.newTopic(1);
            send(broker, topic, "before");

            broker.kill();
            broker.restart();
            send(broker, topic, "behind");

            assertThat(endOf(broker, topic)).isEqualTo(2);
        }
    }

    @Test
    void nothing_is_left_of_a_closed_broker() {
        OwnBroker broker = OwnBroker.started();

        broker.close();
        broker.close();

        assertThat(broker.directory()).doesNotExist();
        assertThatIllegalStateException().isThrownBy(broker::restart);
    }

    @Test
    void what_all_tests_share_cannot_be_killed() {
        assertThatThrownBy(TestBrokers.shared()::kill).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(TestBrokers.shared()::restart).isInstanceOf(UnsupportedOperationException.class);
    }

    private static void send(TestBroker broker, String topic, String text) throws Exception {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(topic, text.getBytes(StandardCharsets.UTF_8)))
                    .get();
        }
    }

    private static long endOf(TestBroker broker, String topic) {
        TopicPartition partition = new TopicPartition(topic, 0);
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers()),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            return consumer.endOffsets(List.of(partition), Duration.ofSeconds(30))
                    .get(partition);
        }
    }
}
