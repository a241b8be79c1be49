package io.allocation.adapters.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.allocation.brokers.TestBroker;
import io.allocation.brokers.TestBrokers;
import io.allocation.messaging.EventPublisher.Failure;
import io.allocation.messaging.Message;
import io.cloudevents.CloudEvent;
import io.cloudevents.kafka.CloudEventDeserializer;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.InvalidTimestampException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

class KafkaEventPublisherTest {

    private static final TestBroker BROKER = TestBrokers.shared();

    @Test
    void a_message_is_a_record_in_binary_mode() throws Exception {
        Topic topic = Topic.on(BROKER, 1);
        Message message = Messages.of("größe-7", 42, "{\"name\":\"größe\"}");

        publish(topic, List.of(message));

        ConsumerRecord<byte[], byte[]> record = only(topic);
        assertThat(Topic.text(record.key())).isEqualTo("größe-7");
        assertThat(Topic.text(record.value())).isEqualTo("{\"name\":\"größe\"}");
        assertThat(Topic.headers(record))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", "größe-7/42",
                        "ce_source", "/allocation",
                        "ce_type", "io.allocation.line-allocated.v1",
                        "ce_time", "2027-01-15T08:00:00.165Z",
                        "ce_subject", "größe-7",
                        "ce_partitionkey", "größe-7",
                        "ce_sequence", "0000000000000000042",
                        "content-type", "application/json"));
        assertThat(Instant.ofEpochMilli(record.timestamp()))
                .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(60));
    }

    @Test
    void others_read_it_as_a_cloud_event() throws Exception {
        Topic topic = Topic.on(BROKER, 1);
        Message message = Messages.of("chair", 7, "{\"units\":3}");

        publish(topic, List.of(message));

        ConsumerRecord<byte[], byte[]> record = only(topic);
        try (CloudEventDeserializer deserializer = new CloudEventDeserializer()) {
            CloudEvent event = deserializer.deserialize(topic.name(), record.headers(), record.value());
            assertThat(event.getId()).isEqualTo("chair/7");
            assertThat(event.getSource()).isEqualTo(URI.create("/allocation"));
            assertThat(event.getType()).isEqualTo("io.allocation.line-allocated.v1");
            assertThat(event.getTime()).isEqualTo(message.time().atOffset(ZoneOffset.UTC));
            assertThat(event.getSubject()).isEqualTo("chair");
            assertThat(event.getExtension("partitionkey")).isEqualTo("chair");
            assertThat(event.getExtension("sequence")).isEqualTo("0000000000000000007");
            assertThat(event.getDataContentType()).isEqualTo("application/json");
            assertThat(Topic.text(event.getData().toBytes())).isEqualTo("{\"units\":3}");
        }
    }

    private static ConsumerRecord<byte[], byte[]> only(Topic topic) {
        List<ConsumerRecord<byte[], byte[]>> records = topic.records();
        assertThat(records).hasSize(1);
        return records.get(0);
    }

    private static List<Failure> publish(Topic topic, List<Message> messages) throws Exception {
        return publish(topic, messages, Map.of());
    }

    private static List<Failure> publish(Topic topic, List<Message> messages, Map<String, Object> more)
            throws Exception {
        try (KafkaEventPublisher publisher = publisher(topic, more)) {
            return publisher.publish(messages);
        }
    }

    private static KafkaEventPublisher publisher(Topic topic, Map<String, Object> more) {
        Map<String, Object> configuration = new HashMap<>(topic.configuration());
        configuration.putAll(more);
        return KafkaEventPublisher.builder(configuration).topic(topic.name()).build();
    }

    @Test
    void events_of_a_product_keep_their_order() throws Exception {
        Topic topic = Topic.on(BROKER, 3);
        List<Message> messages = IntStream.range(0, 7)
                .boxed()
                .flatMap(sku -> Messages.of("sku-" + sku, 1, 100).stream())
                .toList();

        assertThat(publish(topic, messages, Map.of("batch.size", 1000))).isEmpty();

        assertThat(topic.headersByKey("ce_sequence"))
                .hasSize(7)
                .allSatisfy((sku, positions) -> assertThat(positions).isEqualTo(positions(1, 100)));
    }

    private static List<String> positions(long first, long last) {
        return LongStream.rangeClosed(first, last).mapToObj("%019d"::formatted).toList();
    }

    @Test
    void a_record_too_large_for_the_client_stops_its_product_only() throws Exception {
        Topic topic = Topic.on(BROKER, 1);

        List<Failure> failures = publish(topic, withOneInTheMiddle(2_000_000));

        assertRefused(topic, failures, RecordTooLargeException.class);
    }

    @Test
    void a_record_too_large_for_the_topic_stops_its_product_only() throws Exception {
        Topic topic = new Topic(BROKER, BROKER.newTopic(1, Map.of("max.message.bytes", "100000")));

        List<Failure> failures = publish(topic, withOneInTheMiddle(200_000));

        assertRefused(topic, failures, RecordTooLargeException.class);
    }

    @Test
    void a_small_record_that_is_too_large_for_the_topic_stops_its_product_only() throws Exception {
        Topic topic = new Topic(BROKER, BROKER.newTopic(1, Map.of("max.message.bytes", "2000")));

        List<Failure> failures = publish(topic, withOneInTheMiddle(3_000));

        assertRefused(topic, failures, RecordTooLargeException.class);
    }

    @Test
    void a_record_that_the_topic_refuses_as_invalid_stops_its_product_only() throws Exception {
        Topic topic = new Topic(BROKER, BROKER.newTopic(1, Map.of("message.timestamp.before.max.ms", "60000")));

        List<Failure> failures = publish(
                topic,
                withOneInTheMiddle(3_000),
                Map.of("interceptor.classes", LongAgo.class.getName(), "linger.ms", 100));

        assertRefused(topic, failures, InvalidTimestampException.class);
    }

    private static List<Message> withOneInTheMiddle(int size) {
        return Stream.of(
                        Messages.of("before", 1, 3),
                        Messages.of("bad", 1, 2),
                        List.of(Messages.of("bad", 3, "x".repeat(size))),
                        Messages.of("bad", 4, 9),
                        Messages.of("behind", 1, 3))
                .flatMap(List::stream)
                .toList();
    }

    private static void assertRefused(Topic topic, List<Failure> failures, Class<?> cause) {
        assertThat(failures).singleElement().satisfies(failure -> {
            assertThat(failure.message().id()).isEqualTo("bad/3");
            assertThat(failure.cause()).isInstanceOf(cause);
        });
        assertThat(withoutRepetitions(topic))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("before", positions(1, 3), "bad", positions(1, 2), "behind", positions(1, 3)));
    }

    private static Map<String, List<String>> withoutRepetitions(Topic topic) {
        Map<String, List<String>> all = topic.headersByKey("ce_sequence");
        all.replaceAll((sku, positions) -> positions.stream().distinct().toList());
        return all;
    }

    @Test
    void a_broker_that_dies_makes_it_throw_and_after_its_restart_the_order_still_holds() throws Exception {
        try (TestBroker broker = TestBrokers.start()) {
            Topic topic = Topic.on(broker, 2);
            Map<String, Object> hasty =
                    Map.of("max.block.ms", 1_500, "request.timeout.ms", 1_000, "delivery.timeout.ms", 1_500);
            try (KafkaEventPublisher publisher = publisher(topic, hasty)) {
                Run run = new Run(publisher);
                Thread thread = new Thread(run);
                thread.start();
                run.awaitPublished(5);
                broker.kill();
                thread.join();

                assertThat(run.failure).isNotNull();
                broker.restart();
                long afterwards = run.published + 5;
                while (run.published < afterwards) {
                    run.publishNext();
                }

                assertThat(withoutRepetitions(topic))
                        .hasSize(Run.SKUS)
                        .allSatisfy((sku, positions) ->
                                assertThat(positions).isEqualTo(positions(1, run.published * Run.EVENTS)));
            }
        }
    }

    /** Publishes one batch after the other, until that fails. */
    private static final class Run implements Runnable {

        static final int SKUS = 5;
        static final int EVENTS = 200;

        private final KafkaEventPublisher publisher;
        volatile long published;
        volatile Exception failure;

        Run(KafkaEventPublisher publisher) {
            this.publisher = publisher;
        }

        @Override
        public void run() {
            try {
                while (true) {
                    publishNext();
                }
            } catch (Exception expected) {
                failure = expected;
            }
        }

        void publishNext() throws Exception {
            List<Message> messages = new ArrayList<>();
            for (int sku = 0; sku < SKUS; sku++) {
                messages.addAll(Messages.of("sku-" + sku, published * EVENTS + 1, (published + 1) * EVENTS));
            }
            assertThat(publisher.publish(messages)).isEmpty();
            synchronized (this) {
                published++;
                notifyAll();
            }
        }

        synchronized void awaitPublished(long batches) throws InterruptedException {
            while (published < batches) {
                wait();
            }
        }
    }

    @Test
    void an_unknown_topic_makes_it_throw_in_the_time_that_was_set() {
        Topic unknown = new Topic(BROKER, "unknown");

        assertThatThrownBy(() -> publish(unknown, Messages.of("chair", 1, 100), Map.of("max.block.ms", 500)))
                .isInstanceOf(TimeoutException.class)
                .hasMessageContaining("unknown")
                .hasMessageContaining("500 ms");
    }

    @Test
    void a_broker_whose_name_nobody_knows_makes_it_throw() {
        try (KafkaEventPublisher publisher =
                KafkaEventPublisher.of(Map.of("bootstrap.servers", "nobody.invalid:9092", "max.block.ms", 500))) {
            assertThatThrownBy(() -> publisher.publish(Messages.of("chair", 1, 1)))
                    .isNotNull();
        }
    }

    @Test
    void an_interrupt_passes_through_and_it_works_again() throws Exception {
        Topic topic = Topic.on(BROKER, 1);
        try (KafkaEventPublisher publisher = publisher(topic, Map.of())) {
            Thread.currentThread().interrupt();

            assertThatThrownBy(() -> publisher.publish(Messages.of("chair", 1, 3)))
                    .isInstanceOf(InterruptedException.class);
            assertThat(Thread.currentThread().isInterrupted()).isFalse();
            assertThat(publisher.publish(Messages.of("chair", 1, 3))).isEmpty();
        }
        assertThat(withoutRepetitions(topic)).containsEntry("chair", positions(1, 3));
    }

    @Test
    void nothing_to_publish_is_no_work() throws Exception {
        assertThat(publish(new Topic(BROKER, "unknown"), List.of())).isEmpty();
    }

    @Test
    void a_closed_publisher_says_so() {
        KafkaEventPublisher publisher = publisher(Topic.on(BROKER, 1), Map.of());
        publisher.close();
        publisher.close();

        assertThatIllegalStateException()
                .isThrownBy(() -> publisher.publish(Messages.of("chair", 1, 1)))
                .withMessageContaining("closed");
    }
}
