package io.allocation.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.allocation.adapters.json.JsonCodec;
import io.allocation.domain.Event;
import io.allocation.domain.LineAllocated;
import io.allocation.domain.ProductChange;
import io.allocation.servers.TestServers;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What a consumer sees of a topic: every event once, by position, those that come again left out. */
final class Arrivals {

    private static final JsonCodec CODEC = JsonCodec.standard();

    private final World world;
    private final Map<String, List<Event>> bySku = new TreeMap<>();
    private int again;

    private Arrivals(World world) {
        this.world = world;
    }

    /** Everything that is in the topic now. */
    static Arrivals in(World world) {
        Arrivals arrivals = new Arrivals(world);
        Map<String, Object> settings = Map.of("bootstrap.servers", world.bootstrapServers());
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(world.topic()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                consumer.poll(Duration.ofMillis(100)).forEach(arrivals::take);
            }
        }
        return arrivals;
    }

    private void take(ConsumerRecord<String, byte[]> message) {
        List<Event> events = bySku.computeIfAbsent(message.key(), sku -> new ArrayList<>());
        long position = Long.parseLong(header(message, "ce_sequence"));
        if (position <= events.size()) {
            again++;
            return;
        }
        if (position > events.size() + 1) {
            throw new AssertionError(message.key() + " has no event " + (events.size() + 1) + ", but " + position);
        }
        events.add(CODEC.decode(new String(message.value(), UTF_8), World.TYPES.event(header(message, "ce_type"))));
    }

    private static String header(ConsumerRecord<String, byte[]> message, String name) {
        return new String(message.headers().lastHeader(name).value(), UTF_8);
    }

    /** How many came more than once. */
    int again() {
        return again;
    }

    /** Whatever the database has committed is there, in the order of the products' versions. */
    void areComplete() throws SQLException {
        try (Connection connection = TestServers.dataSource(world.url()).getConnection();
                Statement statement = connection.createStatement();
                ResultSet products =
                        statement.executeQuery("SELECT sku, outbox_position, version FROM allocation_product")) {
            while (products.next()) {
                List<Event> events = bySku.getOrDefault(products.getString(1), List.of());
                assertThat((long) events.size()).isEqualTo(products.getLong(2));
                assertThat(versions(events))
                        .isEqualTo(LongStream.rangeClosed(1, products.getLong(3))
                                .boxed()
                                .toList());
            }
        }
    }

    private static List<Long> versions(List<Event> events) {
        return events.stream()
                .filter(ProductChange.class::isInstance)
                .map(event -> ((ProductChange) event).version())
                .toList();
    }

    /** The orders that were promised something. */
    Set<String> orders() {
        return bySku.values().stream()
                .flatMap(List::stream)
                .filter(LineAllocated.class::isInstance)
                .map(event -> ((LineAllocated) event).line().orderId().value())
                .collect(Collectors.toSet());
    }
}
