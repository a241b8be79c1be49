package io.allocation.adapters.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.allocation.adapters.json.JsonCodec;
import io.allocation.adapters.kafka.CommandReport.DeadLettered;
import io.allocation.adapters.kafka.CommandReport.Ended;
import io.allocation.adapters.kafka.CommandReport.Handled;
import io.allocation.adapters.kafka.CommandReport.Position;
import io.allocation.adapters.kafka.CommandReport.Retried;
import io.allocation.adapters.kafka.CommandReport.Skipped;
import io.allocation.adapters.kafka.CommandReport.Unavailable;
import io.allocation.adapters.memory.InMemoryStore;
import io.allocation.brokers.TestBroker;
import io.allocation.brokers.TestBrokers;
import io.allocation.bus.Command;
import io.allocation.bus.MessageBus;
import io.allocation.bus.Middleware;
import io.allocation.bus.RetryPolicy;
import io.allocation.domain.Allocation;
import io.allocation.domain.Batch;
import io.allocation.domain.InvalidValueException;
import io.allocation.domain.OrderId;
import io.allocation.domain.Sku;
import io.allocation.messaging.CommandDecoder;
import io.allocation.messaging.MessageTypes;
import io.allocation.ports.ConcurrencyException;
import io.allocation.ports.MessageId;
import io.allocation.ports.StoreException;
import io.allocation.ports.UnitOfWorkFactory;
import io.allocation.service.Allocate;
import io.allocation.service.AllocationService;
import io.allocation.service.ReceiveBatch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CommandConsumerTest {

    private static final TestBroker BROKER = TestBrokers.shared();
    private static final RetryPolicy HASTY = new RetryPolicy(3, Duration.ofMillis(20), Duration.ofMillis(100));

    private final String group = "group-" + UUID.randomUUID();
    private final InMemoryStore store = new InMemoryStore();
    private final Commands commands = Commands.on(BROKER, 1);
    private final Reports reports = new Reports();
    private final List<CommandConsumer> started = new ArrayList<>();

    @AfterEach
    void close() {
        started.forEach(CommandConsumer::close);
    }

    private CommandConsumer start(Commands from, MessageBus bus, CommandListener listener) {
        CommandConsumer consumer = builder(from, bus, listener).build();
        started.add(consumer);
        return consumer.start();
    }

    private CommandConsumer start() {
        return start(commands, AllocationService.on(store), reports);
    }

    private CommandConsumer.Builder builder(Commands from, MessageBus bus, CommandListener listener) {
        CommandDecoder decoder = new CommandDecoder(from.types(), JsonCodec.standard());
        return CommandConsumer.builder(from.topic().configuration(), bus, decoder, group)
                .topic(from.topic().name())
                .deadLetterTopic(from.deadLetters().name())
                .retry(HASTY)
                .listener(listener);
    }

    private long available(String sku) {
        return store.batchesOf(new Sku(sku)).stream()
                .mapToLong(Batch::available)
                .sum();
    }

    private List<String> ordersOf(String... orders) {
        return Stream.of(orders)
                .flatMap(order -> store.allocationsOf(new OrderId(order)).stream())
                .map(Allocation::toString)
                .toList();
    }

    @Test
    void commands_take_effect_in_order() {
        commands.send("chair", ReceiveBatch.onHand("chair", "b-1", 100), Allocate.of("o-1", "chair", 30));
        commands.send("chair", Allocate.of("o-2", "chair", 20));

        start();

        List<Handled> handled = reports.await(Handled.class, 3);
        assertThat(handled).extracting(Handled::position).containsExactly(position(0), position(1), position(2));
        assertThat(handled)
                .extracting(Handled::message)
                .allSatisfy(message -> assertThat(message.consumer()).isEqualTo(group))
                .allSatisfy(message -> assertThat(message.source()).isEqualTo("/shop"));
        assertThat(available("chair")).isEqualTo(50);
        assertThat(ordersOf("o-1", "o-2")).hasSize(2);
    }

    private Position position(long offset) {
        return new Position(commands.topic().name(), 0, offset);
    }

    @Test
    void a_command_that_is_delivered_three_times_takes_effect_once() {
        ProducerRecord<byte[], byte[]> batch =
                commands.record("once", "chair", ReceiveBatch.onHand("chair", "b-1", 100));
        commands.topic().send(List.of(batch, batch, batch));
        commands.send("chair", Allocate.of("o-1", "chair", 30));

        start();

        reports.await(Handled.class, 2);
        assertThat(reports.of(Skipped.class))
                .containsExactly(
                        new Skipped(position(1), new MessageId(group, "/shop", "once")),
                        new Skipped(position(2), new MessageId(group, "/shop", "once")));
        assertThat(available("chair")).isEqualTo(70);
    }

    @Test
    void a_crash_between_the_commit_of_the_store_and_that_of_the_offset_repeats_nothing() {
        commands.send("chair", ReceiveBatch.onHand("chair", "b-1", 100), Allocate.of("o-1", "chair", 30));
        MessageBus crashing =
                AllocationService.builder(store).middleware(new CrashAfter(2)).build();
        CommandConsumer first = start(commands, crashing, reports);
        assertThat(reports.await(Ended.class).cause()).isInstanceOf(Crash.class);
        first.close();
        assertThat(first.isRunning()).isFalse();
        assertThat(ordersOf("o-1")).hasSize(1);

        Reports second = new Reports();
        start(commands, AllocationService.on(store), second);

        assertThat(second.await(Skipped.class, 2))
                .extracting(Skipped::position)
                .containsExactly(position(0), position(1));
        assertThat(second.of(Handled.class)).isEmpty();
        assertThat(available("chair")).isEqualTo(70);
    }

    /** The process is gone, as far as a test can have it. */
    private static final class Crash extends Error {
        private static final long serialVersionUID = 1L;
    }

    /** Crashes when the command of that number is committed. */
    private static final class CrashAfter implements Middleware {

        private final AtomicInteger left;

        CrashAfter(int commands) {
            left = new AtomicInteger(commands);
        }

        @Override
        public <R> R handle(Command<R> command, Next next) {
            R answer = next.handle(command);
            if (left.decrementAndGet() == 0) {
                throw new Crash();
            }
            return answer;
        }
    }

    static Stream<Arguments> poison() {
        String type = "io.allocation.allocate.v1";
        String fine = "{\"orderId\":\"o-1\",\"sku\":\"chair\",\"quantity\":1}";
        return Stream.of(
                Arguments.of("no JSON", binary("type", type), Topic.bytes("this is no JSON"), "MalformedMessage"),
                Arguments.of("unknown type", binary("type", "com.example.v1"), Topic.bytes(fine), "com.example.v1"),
                Arguments.of(
                        "missing field",
                        binary("type", type),
                        Topic.bytes("{\"orderId\":\"o-1\",\"quantity\":1}"),
                        "sku"),
                Arguments.of(
                        "negative quantity",
                        binary("type", type),
                        Topic.bytes("{\"orderId\":\"o-1\",\"sku\":\"chair\",\"quantity\":-1}"),
                        "quantity"),
                Arguments.of(
                        "unknown SKU",
                        binary("type", type),
                        Topic.bytes("{\"orderId\":\"o-1\",\"sku\":\"nobody knows\",\"quantity\":1}"),
                        "nobody knows"),
                Arguments.of("no id", without("ce_id", type), Topic.bytes(fine), "header ce_id is missing"),
                Arguments.of("no source", without("ce_source", type), Topic.bytes(fine), "ce_source is missing"),
                Arguments.of("no type", without("ce_type", type), Topic.bytes(fine), "ce_type is missing"),
                Arguments.of("no version", without("ce_specversion", type), Topic.bytes(fine), "ce_specversion"),
                Arguments.of("another version", with("ce_specversion", "0.3", type), Topic.bytes(fine), "1.0"),
                Arguments.of("blank id", with("ce_id", " ", type), Topic.bytes(fine), "id must not be blank"),
                Arguments.of("other data", with("content-type", "text/xml", type), Topic.bytes(fine), "text/xml"),
                Arguments.of(
                        "another format",
                        with("content-type", "application/cloudevents+avro", type),
                        Topic.bytes(fine),
                        "application/cloudevents+json"),
                Arguments.of("no value", binary("type", type), null, "no value"),
                Arguments.of("no UTF-8", binary("type", type), new byte[] {(byte) 0xC3, 0x28}, "value is not UTF-8"));
    }

    private static Map<String, String> binary(String name, String type) {
        return new HashMap<>(Map.of(
                "ce_specversion",
                "1.0",
                "ce_id",
                "poison",
                "ce_source",
                "/shop",
                "ce_" + name,
                type,
                "content-type",
                "application/json",
                "trace",
                "kept"));
    }

    private static Map<String, String> without(String header, String type) {
        Map<String, String> headers = binary("type", type);
        headers.remove(header);
        return headers;
    }

    private static Map<String, String> with(String header, String value, String type) {
        Map<String, String> headers = binary("type", type);
        headers.put(header, value);
        return headers;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("poison")
    void poison_is_put_aside_as_it_is_and_the_rest_goes_on(
            String name, Map<String, String> headers, byte[] value, String reason) {
        commands.send("chair", ReceiveBatch.onHand("chair", "b-1", 100));
        commands.topic().send("the key", value, headers);
        commands.send("chair", Allocate.of("o-2", "chair", 30));

        start();

        reports.await(Handled.class, 2);
        assertThat(reports.of(DeadLettered.class)).singleElement().satisfies(dead -> {
            assertThat(dead.position()).isEqualTo(position(1));
            assertThat(dead.attempts()).isEqualTo(1);
        });
        assertThat(available("chair")).isEqualTo(70);
        ConsumerRecord<byte[], byte[]> dead = onlyDeadLetter();
        assertThat(Topic.text(dead.key())).isEqualTo("the key");
        assertThat(dead.value()).isEqualTo(value);
        Map<String, String> all = Topic.headers(dead);
        assertThat(all)
                .containsAllEntriesOf(headers)
                .containsEntry("allocation.dead-letter.topic", commands.topic().name())
                .containsEntry("allocation.dead-letter.partition", "0")
                .containsEntry("allocation.dead-letter.offset", "1")
                .containsEntry("allocation.dead-letter.attempts", "1")
                .hasSize(headers.size() + 7);
        assertThat(all.get("allocation.dead-letter.exception") + all.get("allocation.dead-letter.reason"))
                .contains(reason);
        assertThat(all.get("allocation.dead-letter.timestamp")).matches("20\\d\\d-.*Z");
    }

    private ConsumerRecord<byte[], byte[]> onlyDeadLetter() {
        List<ConsumerRecord<byte[], byte[]>> records = commands.deadLetters().records();
        assertThat(records).hasSize(1);
        return records.get(0);
    }

    @Test
    void structured_mode_and_records_without_key_or_content_type_are_understood() {
        commands.topic()
                .send(
                        null,
                        Topic.bytes("{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/shop\","
                                + "\"type\":\"io.allocation.receive-batch.v1\",\"datacontenttype\":\"application/json\","
                                + "\"data\":{\"sku\":\"chair\",\"reference\":\"b-1\",\"quantity\":100}}"),
                        Map.of("content-type", "Application/CloudEvents+JSON; charset=UTF-8"));
        Map<String, String> headers = commands.headers("2", Allocate.class);
        headers.remove("content-type");
        commands.topic().send(null, Topic.bytes("{\"orderId\":\"o-1\",\"sku\":\"chair\",\"quantity\":30}"), headers);

        start();

        reports.await(Handled.class, 2);
        assertThat(available("chair")).isEqualTo(70);
    }

    @Test
    void while_the_store_is_away_nothing_is_skipped() {
        AtomicInteger failures = new AtomicInteger(6);
        UnitOfWorkFactory shaky = locking -> {
            if (failures.getAndDecrement() > 0) {
                throw new StoreException("the database is away");
            }
            return store.begin(locking);
        };
        commands.send("chair", ReceiveBatch.onHand("chair", "b-1", 100), Allocate.of("o-1", "chair", 30));

        start(commands, AllocationService.on(shaky), reports);

        assertThat(reports.await(Handled.class, 2))
                .extracting(Handled::position)
                .containsExactly(position(0), position(1));
        assertThat(reports.of(Unavailable.class))
                .hasSize(6)
                .allSatisfy(away -> assertThat(away.cause()).hasMessage("the database is away"));
        assertThat(reports.of(DeadLettered.class)).isEmpty();
        assertThat(available("chair")).isEqualTo(70);
    }

    @Test
    void what_may_pass_is_tried_again_and_holds_up_what_is_behind_it() {
        AtomicInteger failures = new AtomicInteger(2);
        MessageBus bus = AllocationService.builder(store)
                .middleware(new FailOn("o-1", failures, new ConcurrencyException("somebody was faster")))
                .build();
        commands.send(
                "chair",
                ReceiveBatch.onHand("chair", "b-1", 50),
                Allocate.of("o-1", "chair", 50),
                Allocate.of("o-2", "chair", 50));

        start(commands, bus, reports);

        reports.await(Handled.class, 3);
        assertThat(reports.of(Retried.class)).extracting(Retried::attempts).containsExactly(1, 2);
        assertThat(ordersOf("o-1")).hasSize(1);
        assertThat(ordersOf("o-2")).isEmpty();
    }

    @Test
    void what_does_not_pass_is_put_aside_after_all_attempts() {
        MessageBus bus = AllocationService.builder(store)
                .middleware(new FailOn("o-1", new AtomicInteger(100), new IllegalStateException("x".repeat(5000))))
                .build();
        commands.send(
                "chair",
                ReceiveBatch.onHand("chair", "b-1", 50),
                Allocate.of("o-1", "chair", 50),
                Allocate.of("o-2", "chair", 50));

        start(commands, bus, reports);

        reports.await(Handled.class, 2);
        assertThat(reports.of(Retried.class)).hasSize(2);
        assertThat(reports.of(DeadLettered.class))
                .singleElement()
                .satisfies(dead -> assertThat(dead.attempts()).isEqualTo(3));
        assertThat(Topic.headers(onlyDeadLetter()))
                .containsEntry("allocation.dead-letter.attempts", "3")
                .containsEntry("allocation.dead-letter.exception", "IllegalStateException")
                .containsEntry("allocation.dead-letter.reason", "x".repeat(1000));
        assertThat(ordersOf("o-2")).hasSize(1);
    }

    /** Fails a number of times on the allocation of an order. */
    private record FailOn(String order, AtomicInteger left, RuntimeException failure) implements Middleware {

        @Override
        public <R> R handle(Command<R> command, Next next) {
            if (command.toString().contains(order) && left.getAndDecrement() > 0) {
                throw failure;
            }
            return next.handle(command);
        }
    }

    @Test
    void one_partition_waits_while_another_goes_on() {
        Commands two = Commands.on(BROKER, 2);
        CountDownLatch repaired = new CountDownLatch(1);
        MessageBus bus = AllocationService.builder(store)
                .middleware(new Middleware() {
                    @Override
                    public <R> R handle(Command<R> command, Next next) {
                        if (command.toString().contains("stuck") && repaired.getCount() > 0) {
                            throw new StoreException("this shard is away");
                        }
                        return next.handle(command);
                    }
                })
                .build();
        two.topic().send(List.of(to(0, two, "stuck"), to(1, two, "free-1"), to(1, two, "free-2")));

        start(two, bus, reports);

        assertThat(reports.await(Handled.class, 2))
                .extracting(handled -> handled.position().partition())
                .containsExactly(1, 1);
        repaired.countDown();
        reports.await(Handled.class, 3);
        assertThat(available("stuck")).isEqualTo(5);
    }

    private static ProducerRecord<byte[], byte[]> to(int partition, Commands commands, String sku) {
        ProducerRecord<byte[], byte[]> any = commands.record(sku, sku, ReceiveBatch.onHand(sku, "b-1", 5));
        return new ProducerRecord<>(any.topic(), partition, any.key(), any.value(), any.headers());
    }

    @Test
    void without_a_dead_letter_topic_nothing_is_skipped() {
        commands.topic().send("chair", Topic.bytes("no JSON"), commands.headers("1", Allocate.class));
        commands.send("chair", ReceiveBatch.onHand("chair", "b-1", 100));
        CommandConsumer consumer = builder(commands, AllocationService.on(store), reports)
                .deadLetterTopic("nowhere")
                .deadLetterProducer(Map.of("max.block.ms", 200))
                .build();
        started.add(consumer);

        consumer.start();

        reports.await(Unavailable.class, 3);
        assertThat(reports.of(Handled.class)).isEmpty();
        consumer.close();
        start();
        reports.await(Handled.class);
        assertThat(onlyDeadLetter().value()).isEqualTo(Topic.bytes("no JSON"));
    }

    @Test
    void while_it_pauses_nothing_is_handled() throws Exception {
        Gate gate = new Gate();
        MessageBus bus = AllocationService.builder(store).middleware(gate).build();
        commands.send("chair", ReceiveBatch.onHand("chair", "b-1", 100), Allocate.of("o-1", "chair", 1));
        CommandConsumer consumer = start(commands, bus, reports);
        gate.entered.await();

        consumer.pause();
        gate.open.countDown();
        awaitCommitted(1);
        commands.send("chair", Allocate.of("o-2", "chair", 1));

        assertThat(reports.of(Handled.class)).hasSize(1);
        assertThat(consumer.isRunning()).isTrue();
        consumer.resume();
        reports.await(Handled.class, 3);
        assertThat(reports.of(Skipped.class)).isEmpty();
    }

    /** Until the group has come so far, and its consumer has come back to Kafka. */
    private void awaitCommitted(long offset) throws Exception {
        TopicPartition partition = new TopicPartition(commands.topic().name(), 0);
        try (Admin admin = Admin.create(commands.topic().configuration())) {
            OffsetAndMetadata committed;
            do {
                committed = admin.listConsumerGroupOffsets(group)
                        .partitionsToOffsetAndMetadata()
                        .get()
                        .get(partition);
            } while (committed == null || committed.offset() < offset);
            assertThat(committed.offset()).isEqualTo(offset);
        }
    }

    @Test
    void what_comes_while_none_runs_is_handled_by_the_next() throws InterruptedException {
        CommandConsumer first = start();
        commands.send("chair", ReceiveBatch.onHand("chair", "b-1", 100), Allocate.of("o-1", "chair", 1));
        reports.await(Handled.class, 2);

        assertThat(first.stop(Duration.ofSeconds(20))).isTrue();
        assertThat(first.isRunning()).isFalse();
        commands.send("chair", Allocate.of("o-2", "chair", 1));
        Reports second = new Reports();
        start(commands, AllocationService.on(store), second);

        assertThat(second.await(Handled.class).position()).isEqualTo(position(2));
        assertThat(second.of(Skipped.class)).isEmpty();
    }

    @Test
    void at_its_stop_the_command_in_hand_is_finished() throws InterruptedException {
        Gate gate = new Gate();
        MessageBus bus = AllocationService.builder(store).middleware(gate).build();
        CommandConsumer consumer = start(commands, bus, reports);
        commands.send("chair", ReceiveBatch.onHand("chair", "b-1", 100), ReceiveBatch.onHand("chair", "b-2", 100));
        gate.entered.await();

        assertThat(consumer.isRunning()).isTrue();
        Thread stopper = new Thread(consumer::close);
        stopper.start();
        gate.open.countDown();
        stopper.join();

        assertThat(consumer.isRunning()).isFalse();
        assertThat(available("chair")).isIn(100L, 200L);
        Reports second = new Reports();
        start(commands, AllocationService.on(store), second);
        commands.send("table", ReceiveBatch.onHand("table", "b-1", 1));
        second.await(Handled.class, 3 - reports.of(Handled.class).size());
        assertThat(second.of(Skipped.class)).isEmpty();
        assertThat(available("chair")).isEqualTo(200);
    }

    @Test
    void a_command_that_takes_too_long_at_the_stop_is_delivered_again() throws InterruptedException {
        Gate gate = new Gate();
        MessageBus bus = AllocationService.builder(store).middleware(gate).build();
        CommandConsumer consumer = start(commands, bus, reports);
        commands.send("chair", ReceiveBatch.onHand("chair", "b-1", 100));
        gate.entered.await();

        assertThat(consumer.stop(Duration.ofMillis(50))).isFalse();

        Reports second = new Reports();
        start(commands, AllocationService.on(store), second);
        second.await(Handled.class);
        assertThat(commands.deadLetters().records()).isEmpty();
        assertThat(reports.of(Ended.class)).isEmpty();
        assertThat(available("chair")).isEqualTo(100);
    }

    /** Holds up commands until it opens. */
    private static final class Gate implements Middleware {

        private final CountDownLatch entered = new CountDownLatch(1);
        private final CountDownLatch open = new CountDownLatch(1);

        @Override
        public <R> R handle(Command<R> command, Next next) {
            entered.countDown();
            try {
                open.await();
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException("interrupted at the gate", interrupted);
            }
            return next.handle(command);
        }
    }

    @Test
    void consumers_that_come_and_go_lose_and_repeat_nothing() {
        Commands many = Commands.on(BROKER, 4);
        MessageBus bus = AllocationService.on(store);
        List<String> skus = IntStream.range(0, 8).mapToObj(i -> "sku-" + i).toList();
        CommandConsumer first = start(many, bus, reports);
        skus.forEach(sku -> many.send(sku, ReceiveBatch.onHand(sku, "b-1", 1000)));
        sendOrders(many, skus, 0, 50);
        reports.await(Handled.class, 20);

        start(many, bus, reports);
        sendOrders(many, skus, 50, 100);
        reports.await(Handled.class, 500);
        first.close();
        start(many, bus, reports);
        sendOrders(many, skus, 100, 120);

        reports.await(Handled.class, 8 + 8 * 120);
        assertThat(skus).allSatisfy(sku -> assertThat(available(sku)).isEqualTo(880));
        assertThat(reports.of(Skipped.class)).isEmpty();
        assertThat(reports.of(DeadLettered.class)).isEmpty();
        assertThat(store.verify().differences()).isZero();
    }

    private static void sendOrders(Commands to, List<String> skus, int from, int until) {
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (int order = from; order < until; order++) {
            for (String sku : skus) {
                String id = sku + "/" + order;
                records.add(to.record(id, sku, Allocate.of(id, sku, 1)));
            }
        }
        to.topic().send(records);
    }

    /** A command of a user's own. */
    record Greet(String name) implements Command<String> {}

    @Test
    void commands_of_your_own_come_in_too() {
        MessageTypes types = MessageTypes.builder()
                .command(Greet.class, "com.example.greet", 1)
                .build();
        Commands own = new Commands(commands.topic(), commands.deadLetters(), types);
        List<String> greeted = Collections.synchronizedList(new ArrayList<>());
        MessageBus bus = AllocationService.builder(store)
                .command(Greet.class, (command, work) -> {
                    greeted.add(command.name());
                    return "hello";
                })
                .build();
        own.send("key", new Greet("Ada"));

        start(own, bus, reports);

        reports.await(Handled.class);
        assertThat(greeted).containsExactly("Ada");
    }

    @Test
    void a_broker_that_dies_and_comes_back_is_waited_for() {
        try (TestBroker broker = TestBrokers.start()) {
            Commands own = Commands.on(broker, 1);
            CommandConsumer consumer = start(own, AllocationService.on(store), reports);
            own.send("chair", ReceiveBatch.onHand("chair", "b-1", 100));
            reports.await(Handled.class);

            broker.kill();
            broker.restart();
            own.send("chair", Allocate.of("o-1", "chair", 30));

            reports.await(Handled.class, 2);
            assertThat(available("chair")).isEqualTo(70);
            assertThat(consumer.isRunning()).isTrue();
            consumer.close();
        }
    }

    @Test
    void a_listener_that_fails_does_no_harm() {
        commands.send("chair", ReceiveBatch.onHand("chair", "b-1", 100));

        start(commands, AllocationService.on(store), report -> {
            reports.hear(report);
            throw new IllegalStateException("on purpose");
        });
        reports.await(Handled.class);
        commands.send("chair", Allocate.of("o-1", "chair", 30));

        reports.await(Handled.class, 2);
    }

    @Test
    void it_is_started_once() throws InterruptedException {
        CommandConsumer consumer =
                builder(commands, AllocationService.on(store), reports).build();
        started.add(consumer);
        assertThat(consumer.isRunning()).isFalse();
        assertThat(consumer.stop(Duration.ZERO)).isTrue();
        assertThatIllegalStateException().isThrownBy(consumer::pause);

        consumer.start();

        assertThat(consumer.isRunning()).isTrue();
        assertThatIllegalStateException().isThrownBy(consumer::start);
    }

    static Stream<Arguments> contradictions() {
        return Stream.of(
                Arguments.of("enable.auto.commit", true),
                Arguments.of("group.id", "another"),
                Arguments.of("key.deserializer", "any"),
                Arguments.of("value.deserializer", "any"),
                Arguments.of("isolation.level", "nonsense"));
    }

    @ParameterizedTest
    @MethodSource("contradictions")
    void settings_that_do_not_go_are_refused(String option, Object value) {
        Map<String, Object> configuration = Map.of("bootstrap.servers", "localhost:1", option, value);
        CommandDecoder decoder = new CommandDecoder(MessageTypes.standard(), JsonCodec.standard());

        assertThatThrownBy(() -> CommandConsumer.builder(configuration, AllocationService.on(store), decoder, "group"))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining(option);
    }
}
