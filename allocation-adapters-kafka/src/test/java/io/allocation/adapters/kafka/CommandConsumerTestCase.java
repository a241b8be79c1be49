package io.allocation.adapters.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.allocation.adapters.json.JsonCodec;
import io.allocation.adapters.kafka.CommandReport.Position;
import io.allocation.adapters.memory.InMemoryStore;
import io.allocation.brokers.TestBroker;
import io.allocation.brokers.TestBrokers;
import io.allocation.bus.MessageBus;
import io.allocation.bus.RetryPolicy;
import io.allocation.domain.Allocation;
import io.allocation.domain.Batch;
import io.allocation.domain.OrderId;
import io.allocation.domain.Sku;
import io.allocation.messaging.CommandDecoder;
import io.allocation.service.AllocationService;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;

/** Commands on a topic, a store in memory, and consumers between them that are closed in the end. */
abstract class CommandConsumerTestCase {

    static final TestBroker BROKER = TestBrokers.shared();
    private static final RetryPolicy HASTY = new RetryPolicy(3, Duration.ofMillis(20), Duration.ofMillis(100));

    final String group = "group-" + UUID.randomUUID();
    final InMemoryStore store = new InMemoryStore();
    final Commands commands = Commands.on(BROKER, 1);
    final Reports reports = new Reports();
    final List<CommandConsumer> started = new ArrayList<>();

    @AfterEach
    void close() {
        started.forEach(CommandConsumer::close);
    }

    final CommandConsumer start(Commands from, MessageBus bus, CommandListener listener) {
        CommandConsumer consumer = builder(from, bus, listener).build();
        started.add(consumer);
        return consumer.start();
    }

    final CommandConsumer start() {
        return start(commands, AllocationService.on(store), reports);
    }

    final CommandConsumer.Builder builder(Commands from, MessageBus bus, CommandListener listener) {
        CommandDecoder decoder = new CommandDecoder(from.types(), JsonCodec.standard());
        return CommandConsumer.builder(from.topic().configuration(), bus, decoder, group)
                .topic(from.topic().name())
                .deadLetterTopic(from.deadLetters().name())
                .retry(HASTY)
                .listener(listener);
    }

    final long available(String sku) {
        return store.batchesOf(new Sku(sku)).stream()
                .mapToLong(Batch::available)
                .sum();
    }

    final List<String> ordersOf(String... orders) {
        return Stream.of(orders)
                .flatMap(order -> store.allocationsOf(new OrderId(order)).stream())
                .map(Allocation::toString)
                .toList();
    }

    final Position position(long offset) {
        return new Position(commands.topic().name(), 0, offset);
    }

    final ConsumerRecord<byte[], byte[]> onlyDeadLetter() {
        List<ConsumerRecord<byte[], byte[]>> records = commands.deadLetters().records();
        assertThat(records).hasSize(1);
        return records.get(0);
    }
}
