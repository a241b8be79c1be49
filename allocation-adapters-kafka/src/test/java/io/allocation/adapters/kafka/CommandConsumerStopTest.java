package io.allocation.adapters.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.allocation.adapters.kafka.CommandReport.DeadLettered;
import io.allocation.adapters.kafka.CommandReport.Ended;
import io.allocation.adapters.kafka.CommandReport.Handled;
import io.allocation.adapters.kafka.CommandReport.Skipped;
import io.allocation.bus.Command;
import io.allocation.bus.MessageBus;
import io.allocation.bus.Middleware;
import io.allocation.service.Allocate;
import io.allocation.service.AllocationService;
import io.allocation.service.ReceiveBatch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** How a consumer pauses, comes to an end, and shares its topic with others. */
class CommandConsumerStopTest extends CommandConsumerTestCase {

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
}
