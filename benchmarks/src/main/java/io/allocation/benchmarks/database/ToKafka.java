package io.allocation.benchmarks.database;

import com.zaxxer.hikari.HikariDataSource;
import io.allocation.adapters.jdbc.JdbcStore;
import io.allocation.adapters.kafka.KafkaEventPublisher;
import io.allocation.brokers.TestBroker;
import io.allocation.brokers.TestBrokers;
import io.allocation.domain.Sku;
import io.allocation.messaging.Message;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** A relay to Kafka, beside the same publisher alone, which gets the same messages in the same batches from memory. */
record ToKafka(Databases databases, int rounds) {

    private static final int EVENTS = 200_000;
    private static final int SKUS = 1_000;
    private static final int BATCH = 1_000;
    private static final int PARTITIONS = 8;
    private static final int CONNECTIONS = 4;

    void run() throws Exception {
        Database database = databases.create();
        try (TestBroker broker = TestBrokers.start();
                HikariDataSource pool = database.pool(CONNECTIONS);
                KafkaEventPublisher publisher = KafkaEventPublisher.builder(
                                Map.of("bootstrap.servers", broker.bootstrapServers()))
                        .topic(broker.newTopic(PARTITIONS))
                        .build()) {
            JdbcStore store = JdbcStore.on(pool);
            store.createSchema();
            Sample alone = new Sample();
            Sample relay = new Sample();
            for (int i = 0; i <= rounds; i++) {
                double byItself = publish(publisher);
                new Backlog(EVENTS, SKUS).writeTo(database);
                double relayed = Relaying.drain(store, EVENTS, publisher);
                if (i > 0) { // the first is to warm up
                    alone.add(1e6 / byItself);
                    relay.add(1e6 / relayed);
                }
            }
            System.out.printf(
                    Locale.ROOT,
                    "%s: publisher alone %.0f events/s, relay %.0f events/s: %.3f of it%n",
                    new Backlog(EVENTS, SKUS),
                    alone.median(),
                    relay.median(),
                    relay.median() / alone.median());
        }
    }

    /** Returns microseconds for each. */
    private static double publish(KafkaEventPublisher publisher) throws Exception {
        List<List<Message>> batches = batches();
        long start = System.nanoTime();
        for (List<Message> batch : batches) {
            publisher.publish(batch);
        }
        return (System.nanoTime() - start) / 1e3 / EVENTS;
    }

    /** Ten events each of a hundred products at a time, as a relay claims them. */
    private static List<List<Message>> batches() {
        List<List<Message>> batches = new ArrayList<>();
        int products = 100;
        int run = BATCH / products;
        for (int start = 0; start < EVENTS / BATCH; start++) {
            List<Message> batch = new ArrayList<>();
            for (int product = 0; product < products; product++) {
                String sku = Contender.sku(start % (SKUS / products) * products + product);
                for (int i = 1; i <= run; i++) {
                    batch.add(message(sku, (long) start / (SKUS / products) * run + i));
                }
            }
            batches.add(batch);
        }
        return batches;
    }

    private static Message message(String sku, long position) {
        return new Message(
                UUID.randomUUID().toString(),
                "/allocation",
                "io.allocation.line-allocated.v1",
                new Sku(sku),
                position,
                Instant.EPOCH.plusSeconds(position),
                "application/json",
                "{\"line\":{\"orderId\":\"order-" + position + "\",\"sku\":\"" + sku
                        + "\",\"quantity\":1},\"batch\":\"HERE\",\"quantity\":1,\"version\":" + position + "}");
    }
}
