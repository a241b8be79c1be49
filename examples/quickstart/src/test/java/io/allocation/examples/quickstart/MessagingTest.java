package io.allocation.examples.quickstart;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.allocation.adapters.jdbc.JdbcStore;
import io.allocation.adapters.json.JsonCodec;
import io.allocation.adapters.kafka.CommandConsumer;
import io.allocation.adapters.kafka.KafkaEventPublisher;
import io.allocation.brokers.TestBrokers;
import io.allocation.bus.MessageBus;
import io.allocation.domain.Event;
import io.allocation.domain.LineReallocated;
import io.allocation.domain.OrderId;
import io.allocation.domain.Sku;
import io.allocation.messaging.CommandDecoder;
import io.allocation.messaging.EventEncoder;
import io.allocation.messaging.MessageTypes;
import io.allocation.messaging.Outbox.DeadEvent;
import io.allocation.messaging.Relay;
import io.allocation.messaging.RelayReport;
import io.allocation.ports.MessageId;
import io.allocation.service.Allocate;
import io.allocation.service.AllocationService;
import io.allocation.service.ChangeBatchQuantity;
import io.allocation.service.ReceiveBatch;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.Test;

/** Events out to a broker, commands in from it. */
class MessagingTest {

    private record CustomerMustBeTold(OrderId orderId, Sku sku) implements Event {}

    private interface Metrics {
        void gauge(String name, Number value);
    }

    private static MessageTypes types() {
        return MessageTypes.builder()
                .source("/shop/allocation")
                .event(CustomerMustBeTold.class, "com.example.shop.customer-must-be-told", 1, CustomerMustBeTold::sku)
                .build();
    }

    private static MessageBus bus(JdbcStore store) {
        return AllocationService.builder(store)
                .onEvent(
                        LineReallocated.class,
                        (event, work) ->
                                work.publish(new CustomerMustBeTold(event.line().orderId(), event.sku())))
                .build();
    }

    @Test
    void commands_come_from_kafka_and_events_go_there() throws Exception {
        String servers = TestBrokers.shared().bootstrapServers();
        String commands = TestBrokers.shared().newTopic(1);
        String events = TestBrokers.shared().newTopic(1);
        JdbcConnectionPool dataSource = JdbcConnectionPool.create("jdbc:h2:mem:messaging;DB_CLOSE_DELAY=-1", "sa", "");
        MessageTypes types = types();

        JdbcStore store =
                JdbcStore.on(dataSource).withOutbox(new EventEncoder(types, JsonCodec.standard(), Clock.systemUTC()));
        store.createSchema();
        MessageBus bus = bus(store);
        Map<String, Object> kafka = Map.of("bootstrap.servers", servers); // or all that Kafka's clients take
        KafkaEventPublisher publisher =
                KafkaEventPublisher.builder(kafka).topic(events).build();
        Relay relay = Relay.of(store.outbox(), publisher).start();
        CommandConsumer consumer = CommandConsumer.builder(
                        kafka, bus, new CommandDecoder(types, JsonCodec.standard()), "allocation")
                .topic(commands)
                .build()
                .start();
        try {
            send(
                    kafka,
                    commands,
                    types,
                    List.of(
                            ReceiveBatch.onHand("LAMP", "B-1", 10),
                            Allocate.of("order-1", "LAMP", 6),
                            ReceiveBatch.onHand("LAMP", "B-2", 10),
                            ChangeBatchQuantity.of("LAMP", "B-1", 5)));
            assertThat(typesIn(kafka, events, 6))
                    .containsExactly(
                            "io.allocation.batch-received.v1",
                            "io.allocation.line-allocated.v1",
                            "io.allocation.batch-received.v1",
                            "io.allocation.line-reallocated.v1",
                            "io.allocation.batch-quantity-changed.v1",
                            "com.example.shop.customer-must-be-told.v1");
            assertThat(relay.drain(Duration.ofSeconds(30))).isTrue();
            assertThat(consumer.isRunning()).isTrue();
        } finally {
            consumer.close();
            relay.close();
            publisher.close();
            dataSource.dispose();
        }
    }

    private static void send(Map<String, Object> kafka, String topic, MessageTypes types, List<?> commands)
            throws Exception {
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(kafka, new StringSerializer(), new StringSerializer())) {
            for (int i = 0; i < commands.size(); i++) {
                Object command = commands.get(i);
                ProducerRecord<String, String> message =
                        new ProducerRecord<>(topic, "LAMP", JsonCodec.standard().encode(command));
                message.headers().add("ce_specversion", "1.0".getBytes(UTF_8));
                message.headers().add("ce_id", ("command-" + i).getBytes(UTF_8));
                message.headers().add("ce_source", "/shop".getBytes(UTF_8));
                message.headers()
                        .add("ce_type", types.nameOf(command.getClass()).getBytes(UTF_8));
                producer.send(message).get();
            }
        }
    }

    private static List<String> typesIn(Map<String, Object> kafka, String topic, int count) {
        List<String> types = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(kafka, new StringDeserializer(), new StringDeserializer())) {
            TopicPartition partition = new TopicPartition(topic, 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            while (types.size() < count) {
                consumer.poll(Duration.ofMillis(100))
                        .forEach(message -> types.add(new String(
                                message.headers().lastHeader("ce_type").value(), UTF_8)));
            }
        }
        return types;
    }

    @Test
    void a_relay_can_be_watched_and_dead_events_dealt_with() throws Exception {
        DataSource dataSource = JdbcConnectionPool.create("jdbc:h2:mem:watched;DB_CLOSE_DELAY=-1", "sa", "");
        JdbcStore store =
                JdbcStore.on(dataSource).withOutbox(new EventEncoder(types(), JsonCodec.standard(), Clock.systemUTC()));
        store.createSchema();
        List<String> measured = new ArrayList<>();
        Metrics metrics = (name, value) -> measured.add(name);

        try (Relay relay = Relay.builder(store.outbox(), messages -> List.of())
                .lease(Duration.ofMinutes(2))
                .listener(report -> {
                    if (report instanceof RelayReport.Measured now) {
                        metrics.gauge("outbox.events", now.backlog().events());
                        metrics.gauge("outbox.age", now.age().toSeconds());
                        metrics.gauge("outbox.dead", now.backlog().dead());
                    }
                })
                .build()) {
            relay.start();
            assertThat(relay.drain(Duration.ofSeconds(30))).isTrue();
        }
        assertThat(measured).contains("outbox.events", "outbox.age", "outbox.dead");

        for (DeadEvent dead : store.outbox().deadEvents(100)) {
            System.out.println(dead.message().type() + " of " + dead.message().sku() + ": " + dead.reason());
            store.outbox().requeue(dead.message().id()); // or discard
        }
    }

    @Test
    void a_message_takes_effect_once_whatever_brings_it() {
        JdbcStore store = JdbcStore.on(JdbcConnectionPool.create("jdbc:h2:mem:once;DB_CLOSE_DELAY=-1", "sa", ""));
        store.createSchema();
        MessageBus bus = AllocationService.on(store);
        bus.handle(ReceiveBatch.onHand("LAMP", "B-1", 10));

        MessageId message = new MessageId("allocation", "/shop", "4711"); // who takes it in, who sent it, its name
        assertThat(bus.handleOnce(message, Allocate.of("order-1", "LAMP", 6))).isPresent();
        assertThat(bus.handleOnce(message, Allocate.of("order-1", "LAMP", 6))).isEmpty(); // delivered again

        store.forget(Instant.now().minus(Duration.ofDays(30))); // longer than the broker keeps messages
    }
}
