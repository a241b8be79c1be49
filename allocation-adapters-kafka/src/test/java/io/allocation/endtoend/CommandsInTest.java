package io.allocation.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.allocation.adapters.jdbc.JdbcStore;
import io.allocation.adapters.json.JsonCodec;
import io.allocation.adapters.kafka.CommandConsumer;
import io.allocation.brokers.TestBroker;
import io.allocation.brokers.TestBrokers;
import io.allocation.bus.MessageBus;
import io.allocation.domain.Batch;
import io.allocation.domain.Sku;
import io.allocation.ports.Locking;
import io.allocation.ports.Verification;
import io.allocation.servers.TestServers;
import io.allocation.service.AllocationService;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whatever is sent takes effect once, however often it is delivered and whoever dies in the middle of it. */
class CommandsInTest {

    private static final int COMMANDS = 200;
    private static final int PARTITIONS = 4;

    private final TestBroker broker = TestBrokers.shared();
    private final String commands = broker.newTopic(PARTITIONS);
    private final World world =
            new World(TestServers.postgres().newDatabase(), broker.bootstrapServers(), broker.newTopic(1));
    private final HikariDataSource pool = world.pool();
    private final JdbcStore store = World.store(pool);

    @AfterEach
    void drop() {
        pool.close();
        TestServers.postgres().drop(world.url());
    }

    /** Commands of these numbers; one of the same number is the same message. */
    private void send(IntStream numbers) throws Exception {
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", world.bootstrapServers()),
                new StringSerializer(),
                new StringSerializer())) {
            List<Future<RecordMetadata>> sent =
                    numbers.mapToObj(number -> producer.send(command(number))).toList();
            for (Future<RecordMetadata> one : sent) {
                one.get();
            }
        }
    }

    private ProducerRecord<String, String> command(int number) {
        String sku = World.SKUS.get(number % World.SKUS.size());
        ProducerRecord<String, String> message =
                new ProducerRecord<>(commands, sku, JsonCodec.standard().encode(new SellOne(sku)));
        Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", "message-" + number,
                        "ce_source", "/shop",
                        "ce_type", "com.example.sell-one.v1",
                        "content-type", "application/json")
                .forEach((name, value) -> message.headers().add(name, value.getBytes(UTF_8)));
        return message;
    }

    private long sold() {
        return World.SKUS.stream()
                .flatMap(sku -> store.batchesOf(new Sku(sku)).stream())
                .mapToLong(Batch::allocated)
                .sum();
    }

    @Test
    void commands_delivered_three_times_to_processes_that_die_behind_the_commit_take_effect_once() throws Exception {
        World.stockUp(store);
        for (int time = 0; time < 3; time++) {
            send(IntStream.range(0, COMMANDS));
        }
        for (int i = 0; i < 2; i++) {
            try (Child consumer =
                    Child.start(ConsumerProgram.class, world.arguments(commands, "sellers", Integer.toString(30)))) {
                consumer.awaitEnd();
                assertThat(consumer.said("handled")).hasSize(30);
            }
        }
        try (Child consumer = Child.start(ConsumerProgram.class, world.arguments(commands, "sellers", "0"))) {
            consumer.awaitSaid("handled", 3 * COMMANDS - 2 * 30);
            assertThat(sold()).isEqualTo(COMMANDS);
        }
        assertThat(store.verify()).matches(Verification::isClean);
    }

    /** The keys are SKUs, so a product's commands are all in one partition, which has one owner at a time. */
    @Test
    void two_consumers_of_a_group_share_the_work_and_never_meet_on_a_product() throws Exception {
        World.stockUp(store);
        AtomicInteger retries = new AtomicInteger();
        AtomicInteger[] handled = {new AtomicInteger(), new AtomicInteger()};
        try (CommandConsumer one = consumer(handled[0], retries);
                CommandConsumer other = consumer(handled[1], retries)) {
            one.start();
            other.start();
            int sent = 0;
            do {
                send(IntStream.range(sent * COMMANDS, (sent + 1) * COMMANDS));
                sent++;
            } while (handled[0].get() == 0 || handled[1].get() == 0 || sent < 5);
            long all = (long) sent * COMMANDS;
            Patience.await("all commands to take effect", () -> sold() == all);
        }
        assertThat(retries).hasValue(0);
        assertThat(List.of(handled)).allMatch(count -> count.get() > 0);
    }

    private CommandConsumer consumer(AtomicInteger handled, AtomicInteger retries) {
        MessageBus bus = SellOne.register(AllocationService.builder(locking -> {
                    (locking == Locking.PESSIMISTIC ? retries : handled).incrementAndGet();
                    return store.begin(locking);
                }))
                .build();
        return ConsumerProgram.consumer(world, bus, commands, "sharers");
    }
}
