package io.allocation.endtoend;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.allocation.adapters.jdbc.JdbcStore;
import io.allocation.adapters.json.JsonCodec;
import io.allocation.adapters.kafka.KafkaEventPublisher;
import io.allocation.bus.MessageBus;
import io.allocation.bus.RetryPolicy;
import io.allocation.messaging.EventEncoder;
import io.allocation.messaging.EventPublisher;
import io.allocation.messaging.MessageTypes;
import io.allocation.messaging.Relay;
import io.allocation.service.AllocationService;
import io.allocation.service.ReceiveBatch;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A database and a topic for its events; the same for every process that is told of them.
 *
 * @param url the database
 * @param bootstrapServers the broker
 * @param topic the topic
 */
record World(String url, String bootstrapServers, String topic) {

    static final List<String> SKUS =
            IntStream.range(0, 8).mapToObj(i -> "SKU-" + i).toList();

    static final MessageTypes TYPES = MessageTypes.builder()
            .command(SellOne.class, "com.example.sell-one", 1)
            .build();

    private static final int CONNECTIONS = 12;
    private static final Duration LEASE = Duration.ofSeconds(3);
    private static final RetryPolicy HASTY = new RetryPolicy(1_000, Duration.ofMillis(50), Duration.ofMillis(500));

    static World of(List<String> arguments) {
        return new World(arguments.get(0), arguments.get(1), arguments.get(2));
    }

    String[] arguments(String... more) {
        String[] all = new String[3 + more.length];
        all[0] = url;
        all[1] = bootstrapServers;
        all[2] = topic;
        System.arraycopy(more, 0, all, 3, more.length);
        return all;
    }

    HikariDataSource pool() {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(0);
        return new HikariDataSource(config);
    }

    static JdbcStore store(HikariDataSource pool) {
        return JdbcStore.on(pool).withOutbox(new EventEncoder(TYPES, JsonCodec.standard(), Clock.systemUTC()));
    }

    static MessageBus bus(JdbcStore store) {
        return SellOne.register(AllocationService.builder(store)).build();
    }

    /** Creates the tables, and plenty of stock. */
    static void stockUp(JdbcStore store) {
        store.createSchema();
        MessageBus bus = bus(store);
        SKUS.forEach(sku -> bus.handle(ReceiveBatch.onHand(sku, "B", 1_000_000)));
    }

    KafkaEventPublisher publisher() {
        return KafkaEventPublisher.builder(Map.of(
                        "bootstrap.servers", bootstrapServers,
                        "max.block.ms", 1_000,
                        "request.timeout.ms", 1_000,
                        "delivery.timeout.ms", 2_000,
                        "reconnect.backoff.max.ms", 200))
                .topic(topic)
                .build();
    }

    static Relay.Builder relay(JdbcStore store, EventPublisher publisher) {
        return Relay.builder(store.outbox(), publisher)
                .lease(LEASE)
                .retry(HASTY)
                .batchSize(50)
                .longestIdle(Duration.ofMillis(100));
    }
}
