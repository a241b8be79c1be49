package io.allocation.adapters.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.allocation.adapters.json.JsonCodec;
import io.allocation.adapters.memory.InMemoryStore;
import io.allocation.bus.Command;
import io.allocation.bus.MessageBus;
import io.allocation.bus.Middleware;
import io.allocation.bus.RetryPolicy;
import io.allocation.messaging.CommandDecoder;
import io.allocation.messaging.MessageTypes;
import io.allocation.ports.StoreException;
import io.allocation.service.Allocate;
import io.allocation.service.AllocationService;
import io.allocation.service.ReceiveBatch;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetCommitCallback;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

/** What a consumer commits when partitions are taken from it, seen from Kafka's side, poll by poll. */
class CommandLoopTest {

    private static final TopicPartition FIRST = new TopicPartition("commands", 0);
    private static final TopicPartition SECOND = new TopicPartition("commands", 1);

    private final Kafka kafka = new Kafka();
    private final Reports reports = new Reports();
    private final CommandLoop loop = loop();

    /** Loses every commit that nobody waits for. */
    private static final class Kafka extends MockConsumer<byte[], byte[]> {

        private final Map<TopicPartition, Long> committed = new HashMap<>();

        Kafka() {
            super("earliest");
        }

        @Override
        public synchronized void commitAsync(
                Map<TopicPartition, OffsetAndMetadata> offsets, OffsetCommitCallback callback) {}

        @Override
        public synchronized void commitSync(Map<TopicPartition, OffsetAndMetadata> offsets, Duration atMost) {
            offsets.forEach((partition, offset) -> committed.put(partition, offset.offset()));
        }
    }

    private CommandLoop loop() {
        MessageBus bus = AllocationService.builder(new InMemoryStore())
                .middleware(new Middleware() {
                    @Override
                    public <R> R handle(Command<R> command, Next next) {
                        if (command.toString().contains("o-1")) {
                            throw new StoreException("away");
                        }
                        return next.handle(command);
                    }
                })
                .build();
        Teller teller = new Teller(reports);
        RetryPolicy patient = new RetryPolicy(3, Duration.ofMinutes(1), Duration.ofMinutes(1));
        DeadLetters none = new DeadLetters(Map.of(), "none");
        CommandDecoder decoder = new CommandDecoder(MessageTypes.standard(), JsonCodec.standard());
        return new CommandLoop(
                kafka,
                "commands",
                new Worker(new Intake(bus, decoder, "group"), none, patient, teller),
                none,
                patient,
                teller);
    }

    /** One command that takes effect, and one that waits for its store. */
    private void send(TopicPartition partition) {
        String sku = partition.toString();
        kafka.updateBeginningOffsets(Map.of(partition, 0L));
        kafka.addRecord(record(partition, 0, ReceiveBatch.onHand(sku, "b-1", 10)));
        kafka.addRecord(record(partition, 1, Allocate.of("o-1", sku, 1)));
    }

    private static ConsumerRecord<byte[], byte[]> record(TopicPartition partition, long offset, Command<?> command) {
        Headers headers = new RecordHeaders();
        Map.of(
                        "ce_specversion",
                        "1.0",
                        "ce_id",
                        partition + "/" + offset,
                        "ce_source",
                        "/shop",
                        "ce_type",
                        MessageTypes.standard().nameOf(command.getClass()))
                .forEach((name, value) -> headers.add(name, Topic.bytes(value)));
        byte[] value = Topic.bytes(JsonCodec.standard().encode(command));
        return new ConsumerRecord<>(
                partition.topic(),
                partition.partition(),
                offset,
                0,
                TimestampType.CREATE_TIME,
                0,
                0,
                null,
                value,
                headers,
                Optional.empty());
    }

    private void run(Runnable... polls) {
        List.of(polls).forEach(kafka::schedulePollTask);
        kafka.schedulePollTask(loop::stop);
        loop.run();
    }

    private void assign() {
        kafka.rebalance(List.of(FIRST, SECOND));
        send(FIRST);
        send(SECOND);
    }

    @Test
    void what_is_done_of_a_partition_is_committed_before_it_is_given_away() {
        run(this::assign, () -> kafka.rebalance(List.of(SECOND)));

        assertThat(reports.of(CommandReport.Handled.class)).hasSize(2);
        assertThat(kafka.committed).isEqualTo(Map.of(FIRST, 1L));
    }

    @Test
    void nothing_is_committed_of_a_partition_that_is_lost() {
        run(this::assign, () -> loop.onPartitionsLost(List.of(FIRST)), () -> kafka.rebalance(List.of()));

        assertThat(kafka.committed).isEqualTo(Map.of(SECOND, 1L));
    }

    @Test
    void a_partition_that_comes_back_goes_on_from_what_is_committed() {
        run(
                this::assign,
                () -> kafka.rebalance(List.of(SECOND)),
                () -> {
                    kafka.rebalance(List.of(FIRST, SECOND));
                    kafka.addRecord(record(FIRST, 1, ReceiveBatch.onHand("again", "b-1", 10)));
                },
                () -> kafka.rebalance(List.of()));

        assertThat(reports.of(CommandReport.Handled.class)).hasSize(3);
        assertThat(kafka.committed).isEqualTo(Map.of(FIRST, 2L, SECOND, 1L));
    }
}
