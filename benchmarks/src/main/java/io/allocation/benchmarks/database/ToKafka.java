package io.allocation.benchmarks.database;

import com.zaxxer.hikari.HikariDataSource;
import io.allocation.adapters.jdbc.JdbcStore;
import io.allocation.adapters.kafka.KafkaEventPublisher;
import io.allocation.brokers.TestBroker;
import io.allocation.brokers.TestBrokers;
import io.allocation.domain.Sku;
import io.allocation.messaging.Message;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * A relay to Kafka, beside its publisher alone, which gets the same messages in the same batches from memory, and
 * beside a producer alone, of the same settings, which gets the same records and waits for none.
 */
record ToKafka(Databases databases, int rounds) {

    private static final int EVENTS = 200_000;
    private static final int SKUS = 1_000;
    private static final int BATCH = 2_000;
    private static final int RUN = 100;
    private static final int PARTITIONS = 8;
    private static final int CONNECTIONS = 4;

    /** What is measured: it publishes so many events, and returns microseconds for each. */
    private interface Way {
        double publish() throws Exception;
    }

    private record Contestant(String name, Way way, Sample rates) {
        Contestant(String name, Way way) {
            this(name, way, new Sample());
        }
    }

    void run() throws Exception {
        Database database = databases.create();
        try (TestBroker broker = TestBrokers.start();
                HikariDataSource pool = database.pool(CONNECTIONS)) {
            String topic = broker.newTopic(PARTITIONS);
            Map<String, Object> settings = Map.of("bootstrap.servers", broker.bootstrapServers());
            try (KafkaEventPublisher publisher =
                            KafkaEventPublisher.builder(settings).topic(topic).build();
                    Producer<byte[], byte[]> producer = producer(settings)) {
                JdbcStore store = JdbcStore.on(pool);
                store.createSchema();
                compare(List.of(
                        new Contestant("producer alone", () -> produce(producer, topic)),
                        new Contestant("publisher alone", () -> publish(publisher)),
                        new Contestant("relay, 1 thread", () -> relay(database, store, 1, publisher)),
                        new Contestant("relay, 2 threads", () -> relay(database, store, 2, publisher))));
            }
        }
    }

    private void compare(List<Contestant> contestants) throws Exception {
        for (int i = 0; i <= rounds; i++) {
            for (Contestant contestant : contestants) {
                double rate = 1e6 / contestant.way().publish();
                if (i > 0) { // the first is to warm up
                    contestant.rates().add(rate);
                }
            }
        }
        System.out.println(new Backlog(EVENTS, SKUS) + ": events/s (median), and shares of those alone");
        double producer = contestants.get(0).rates().median();
        double publisher = contestants.get(1).rates().median();
        for (Contestant contestant : contestants) {
            double rate = contestant.rates().median();
            System.out.printf(
                    Locale.ROOT,
                    "%-16s %8.0f %6.3f %6.3f%n",
                    contestant.name(),
                    rate,
                    rate / producer,
                    rate / publisher);
        }
    }

    private static double relay(Database database, JdbcStore store, int threads, KafkaEventPublisher publisher)
            throws Exception {
        new Backlog(EVENTS, SKUS).writeTo(database);
        return Relaying.drain(store, EVENTS, threads, publisher);
    }

    /** As the publisher sets its own. */
    private static Producer<byte[], byte[]> producer(Map<String, Object> settings) {
        Map<String, Object> all = new HashMap<>(settings);
        all.put("acks", "all");
        all.put("enable.idempotence", true);
        all.put("max.in.flight.requests.per.connection", 1);
        all.put("linger.ms", 0);
        all.put("batch.size", 64 * 1024);
        return new KafkaProducer<>(all, new ByteArraySerializer(), new ByteArraySerializer());
    }

    private static double produce(Producer<byte[], byte[]> producer, String topic) throws Exception {
        List<Message> messages = batches().stream().flatMap(List::stream).toList();
        List<Future<RecordMetadata>> sent = new ArrayList<>(EVENTS);
        long start = System.nanoTime();
        for (Message message : messages) {
            sent.add(producer.send(record(topic, message)));
        }
        for (Future<RecordMetadata> one : sent) {
            one.get();
        }
        return (System.nanoTime() - start) / 1e3 / EVENTS;
    }

    /** As the publisher makes it. */
    private static ProducerRecord<byte[], byte[]> record(String topic, Message message) {
        String sku = message.sku().value();
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic, bytes(sku), bytes(message.data()));
        Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", message.id(),
                        "ce_source", message.source(),
                        "ce_type", message.type(),
                        "ce_subject", sku,
                        "ce_partitionkey", sku,
                        "ce_time", message.time().toString(),
                        "ce_sequence", message.sequence(),
                        "content-type", message.contentType())
                .forEach((name, value) -> record.headers().add(name, bytes(value)));
        return record;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static double publish(KafkaEventPublisher publisher) throws Exception {
        List<List<Message>> batches = batches();
        long start = System.nanoTime();
        for (List<Message> batch : batches) {
            publisher.publish(batch);
        }
        return (System.nanoTime() - start) / 1e3 / EVENTS;
    }

    /** A hundred events each of ten products at a time, as a relay claims them. */
    private static List<List<Message>> batches() {
        List<List<Message>> batches = new ArrayList<>();
        int products = BATCH / RUN;
        for (int start = 0; start < EVENTS / BATCH; start++) {
            List<Message> batch = new ArrayList<>();
            for (int product = 0; product < products; product++) {
                String sku = Contender.sku(start % (SKUS / products) * products + product);
                for (int i = 1; i <= RUN; i++) {
                    batch.add(message(sku, (long) start / (SKUS / products) * RUN + i));
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
