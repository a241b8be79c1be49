package io.allocation.adapters.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.allocation.adapters.kafka.CommandReport.DeadLettered;
import io.allocation.adapters.kafka.CommandReport.Ended;
import io.allocation.adapters.kafka.CommandReport.Handled;
import io.allocation.adapters.kafka.CommandReport.Retried;
import io.allocation.adapters.kafka.CommandReport.Skipped;
import io.allocation.adapters.kafka.CommandReport.Unavailable;
import io.allocation.brokers.TestBroker;
import io.allocation.brokers.TestBrokers;
import io.allocation.bus.Command;
import io.allocation.bus.MessageBus;
import io.allocation.bus.Middleware;
import io.allocation.ports.ConcurrencyException;
import io.allocation.ports.StoreException;
import io.allocation.ports.UnitOfWorkFactory;
import io.allocation.service.Allocate;
import io.allocation.service.AllocationService;
import io.allocation.service.ReceiveBatch;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

/** What becomes of commands when something fails. */
class CommandFailureTest extends CommandConsumerTestCase {

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
}
