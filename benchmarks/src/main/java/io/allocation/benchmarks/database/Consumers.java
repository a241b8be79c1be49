package io.allocation.benchmarks.database;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.zaxxer.hikari.HikariDataSource;
import io.allocation.adapters.jdbc.JdbcStore;
import io.allocation.adapters.json.JsonCodec;
import io.allocation.brokers.TestBroker;
import io.allocation.brokers.TestBrokers;
import io.allocation.bus.MessageBus;
import io.allocation.messaging.MessageTypes;
import io.allocation.service.Allocate;
import io.allocation.service.AllocationService;
import io.allocation.service.ReceiveBatch;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.StringSerializer;

/** Processes of one consumer group that allocate what a topic brings: how they share it, and whether they ever meet. */
record Consumers(Databases databases, int rounds) {

    private static final int COMMANDS = 20_000;
    private static final int SKUS = 1_000;
    private static final int PARTITIONS = 8;
    private static final long PAUSE = 10_000_000;

    void run() throws Exception {
        try (TestBroker broker = TestBrokers.start()) {
            for (int processes : new int[] {1, 2}) {
                Sample rates = new Sample();
                for (int i = 0; i < rounds; i++) {
                    rates.add(run(broker, processes));
                }
                System.out.printf(
                        Locale.ROOT, "%d consumer process(es): %.0f commands/s (median)%n", processes, rates.median());
            }
        }
    }

    private double run(TestBroker broker, int processes) throws Exception {
        Database database = databases.create();
        String topic = broker.newTopic(PARTITIONS);
        try (HikariDataSource pool = database.pool(1)) {
            JdbcStore store = JdbcStore.on(pool);
            store.createSchema();
            MessageBus bus = AllocationService.on(store);
            for (int i = 0; i < SKUS; i++) {
                bus.handle(ReceiveBatch.onHand(Contender.sku(i), "HERE", COMMANDS));
            }
            database.vacuum();
            send(broker.bootstrapServers(), topic);
            return consume(database, broker.bootstrapServers(), topic, processes);
        }
    }

    private static void send(String bootstrapServers, String topic) throws Exception {
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers), new StringSerializer(), new StringSerializer())) {
            List<Future<RecordMetadata>> sent = new ArrayList<>();
            for (int i = 0; i < COMMANDS; i++) {
                sent.add(producer.send(command(topic, i)));
            }
            for (Future<RecordMetadata> one : sent) {
                one.get();
            }
        }
    }

    private static ProducerRecord<String, String> command(String topic, int number) {
        String sku = Contender.sku(number % SKUS);
        String data = JsonCodec.standard().encode(Allocate.of("order-" + number, sku, 1));
        ProducerRecord<String, String> message = new ProducerRecord<>(topic, sku, data);
        Map.of(
                        "ce_specversion",
                        "1.0",
                        "ce_id",
                        "message-" + number,
                        "ce_source",
                        "/shop",
                        "ce_type",
                        MessageTypes.standard().nameOf(Allocate.class))
                .forEach((name, value) -> message.headers().add(name, value.getBytes(UTF_8)));
        return message;
    }

    /** Returns how many commands in a second. */
    private static double consume(Database database, String bootstrapServers, String topic, int processes)
            throws Exception {
        List<Process> children = new ArrayList<>();
        try {
            for (int i = 0; i < processes; i++) {
                children.add(start(database.url(), bootstrapServers, topic));
            }
            await(database, 1);
            long start = System.nanoTime();
            long before = database.count("allocation_claim");
            await(database, COMMANDS);
            double rate = (COMMANDS - before) * 1e9 / (System.nanoTime() - start);
            System.out.printf(Locale.ROOT, "%d process(es): %.0f commands/s%n", processes, rate);
            return rate;
        } finally {
            for (Process child : children) {
                child.getOutputStream().close(); // it tells what it has done, and ends
                child.waitFor();
            }
        }
    }

    private static void await(Database database, long claims) throws Exception {
        while (database.count("allocation_claim") < claims) {
            LockSupport.parkNanos(PAUSE);
        }
    }

    private static Process start(String... arguments) throws IOException {
        return Processes.of(ConsumerProcess.class, List.of(), arguments)
                .redirectOutput(Redirect.INHERIT)
                .start();
    }
}
