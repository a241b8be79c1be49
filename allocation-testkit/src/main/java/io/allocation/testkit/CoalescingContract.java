package io.allocation.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.allocation.bus.Coalescing;
import io.allocation.bus.Command;
import io.allocation.bus.MessageBus;
import io.allocation.bus.Outcome;
import io.allocation.domain.Allocation;
import io.allocation.domain.AllocationResult;
import io.allocation.domain.AllocationResult.Allocated;
import io.allocation.domain.AllocationResult.AlreadyAllocated;
import io.allocation.domain.Batch;
import io.allocation.domain.LineAllocated;
import io.allocation.domain.LineConflictException;
import io.allocation.domain.OutOfStock;
import io.allocation.domain.ProductEvent;
import io.allocation.domain.Sku;
import io.allocation.domain.UnknownSkuException;
import io.allocation.service.Allocate;
import io.allocation.service.ChangeBatchQuantity;
import io.allocation.service.ChangeLineQuantity;
import io.allocation.service.ReceiveBatch;
import io.allocation.service.ShipLine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What must hold when commands share units of work: each is answered as if it had one of its own, also where several
 * buses, as in several processes, have groups on the same products. Part of {@link StoreContract}.
 *
 * <p>Uses up to 12 threads and 4 units of work at a time.
 */
public abstract class CoalescingContract extends StoreTestCase {

    private static final Coalescing COALESCING = new Coalescing(2, 100, Duration.ofSeconds(20));

    /** For subclasses. */
    protected CoalescingContract() {}

    private MessageBus.Builder coalescing() {
        return busBuilder(WHOLE).coalescing(COALESCING);
    }

    private <R> List<Outcome<R>> together(MessageBus bus, List<? extends Command<? extends R>> commands) {
        List<Outcome<R>> outcomes = new ArrayList<>();
        bus.<R>handleAll(commands.iterator(), outcomes::add);
        return outcomes;
    }

    @Test
    void each_of_a_group_is_answered_as_if_it_were_alone() {
        List<Command<?>> commands = List.of(
                ReceiveBatch.onHand("LAMP", "B1", 10),
                ReceiveBatch.onHand("CHAIR", "B1", 5),
                Allocate.of("order-1", "LAMP", 4),
                Allocate.of("order-1", "CHAIR", 5),
                Allocate.of("order-1", "LAMP", 4),
                Allocate.of("order-1", "LAMP", 3),
                Allocate.of("order-2", "CHAIR", 1),
                Allocate.of("order-2", "unknown", 1),
                ChangeLineQuantity.of("order-1", "LAMP", 7),
                Allocate.of("order-3", "LAMP", 3),
                ChangeLineQuantity.of("order-3", "LAMP", 0),
                ShipLine.of("order-1", "LAMP"),
                ReceiveBatch.onHand("LAMP", "B2", 6),
                Allocate.of("order-4", "LAMP", 6),
                ChangeBatchQuantity.of("LAMP", "B2", 3));
        List<Outcome<Object>> outcomes = together(coalescing().build(), commands);

        assertThat(outcomes).extracting(Outcome::command).isEqualTo(commands);
        assertThat(answer(outcomes, 4)).isInstanceOf(AlreadyAllocated.class);
        assertThat(failure(outcomes, 5)).isInstanceOf(LineConflictException.class);
        assertThat(answer(outcomes, 6)).isInstanceOf(OutOfStock.class);
        assertThat(failure(outcomes, 7)).isInstanceOf(UnknownSkuException.class);
        assertThat(numbers(views().batchesOf(LAMP))).containsExactly("B1: 7 of 10", "B2: 0 of 3");
        assertThat(numbers(views().batchesOf(CHAIR))).containsExactly("B1: 5 of 5");
        assertThat(claims(views().allocationsOf(order("order-1")))).containsExactlyInAnyOrder("B1: 7", "B1: 5");
        assertThat(views().allocationsOf(order("order-4"))).isEmpty();
        List<Outcome<Object>> again = together(coalescing().build(), commands.subList(2, 4));
        assertThat(failure(again, 0)).as("it changed since").isInstanceOf(LineConflictException.class);
        assertThat(answer(again, 1)).isInstanceOf(AlreadyAllocated.class);
    }

    private static Object answer(List<Outcome<Object>> outcomes, int index) {
        return ((Outcome.Answered<Object>) outcomes.get(index)).answer();
    }

    private static RuntimeException failure(List<Outcome<Object>> outcomes, int index) {
        return ((Outcome.Failed<Object>) outcomes.get(index)).failure();
    }

    /** As many lines as a group takes, and more, over many products; with lines that are there already. */
    @Test
    void a_group_takes_many_lines_of_many_products() {
        MessageBus bus = coalescing().build();
        List<ReceiveBatch> batches = IntStream.range(0, 30)
                .mapToObj(i -> ReceiveBatch.onHand("LAMP-" + i, "B", 10))
                .toList();
        assertThat(together(bus, batches)).allMatch(Outcome.Answered.class::isInstance);
        for (int round = 0; round < 2; round++) {
            List<Allocate> lines = IntStream.range(0, 250)
                    .mapToObj(i -> Allocate.of("order-" + i, "LAMP-" + i % 30, 1))
                    .toList();
            Class<?> expected = round == 0 ? Allocated.class : AlreadyAllocated.class;
            assertThat(this.<AllocationResult>together(bus, lines))
                    .allMatch(outcome -> expected.isInstance(((Outcome.Answered<?>) outcome).answer()));
        }
        for (int i = 0; i < 30; i++) {
            assertThat(views().batchesOf(new Sku("LAMP-" + i)))
                    .extracting(Batch::allocated)
                    .containsExactly(i < 10 ? 9L : 8L);
        }
    }

    @Test
    void two_buses_with_groups_on_the_same_products_sell_each_unit_once() throws InterruptedException {
        int stock = 60;
        List<MessageBus> buses = List.of(coalescing().build(), coalescing().build());
        for (String sku : List.of("LAMP", "CHAIR")) {
            buses.get(0).handle(ReceiveBatch.onHand(sku, "B1", stock));
        }
        List<List<AllocationResult>> answers = Together.run(Together.each(12, thread -> () -> {
            List<AllocationResult> own = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                String sku = i % 2 == 0 ? "LAMP" : "CHAIR";
                own.add(buses.get(thread % 2).handle(Allocate.of("order-" + thread + "-" + i, sku, 1)));
            }
            return own;
        }));
        assertThat(answers.stream().flatMap(List::stream))
                .filteredOn(Allocated.class::isInstance)
                .hasSize(2 * stock)
                .allSatisfy(
                        answer -> assertThat(views().allocationsOf(answer.line().orderId()))
                                .isEqualTo(((Allocated) answer).allocations()));
        for (Sku sku : List.of(LAMP, CHAIR)) {
            assertThat(numbers(views().batchesOf(sku))).containsExactly("B1: 60 of 60");
        }
    }

    /** Each thread hears of its own; all together are the product's history, without a gap and without a repetition. */
    @Test
    void after_commit_handlers_hear_of_every_change_once() throws InterruptedException {
        Queue<String> heard = new ConcurrentLinkedQueue<>();
        MessageBus bus = coalescing()
                .afterCommit(LineAllocated.class, event -> heard.add(event.sku() + " " + event.version()))
                .build();
        for (String sku : List.of("LAMP", "CHAIR")) {
            bus.handle(ReceiveBatch.onHand(sku, "B1", 1_000));
        }
        Together.run(Together.each(8, thread -> () -> {
            for (int i = 0; i < 10; i++) {
                bus.handle(Allocate.of("order-" + thread + "-" + i, i % 2 == 0 ? "LAMP" : "CHAIR", 1));
            }
            return thread;
        }));
        assertThat(heard)
                .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(2, 41)
                        .boxed()
                        .flatMap(version -> Stream.of("LAMP " + version, "CHAIR " + version))
                        .toList());
    }

    /** Those who throw after a change have their group dissolved, again and again. */
    @Test
    void neighbours_of_those_who_fail_are_answered_as_if_these_were_not_there() throws InterruptedException {
        MessageBus bus = coalescing()
                .onEvent(ProductEvent.class, (event, work) -> {
                    if (event instanceof LineAllocated allocated
                            && allocated.line().quantity() == 2) {
                        throw new IllegalStateException("no twos");
                    }
                })
                .build();
        bus.handle(ReceiveBatch.onHand("LAMP", "B1", 1_000));
        List<Integer> failed = Together.run(Together.each(8, thread -> () -> {
            int failures = 0;
            for (int i = 0; i < 8; i++) {
                try {
                    bus.handle(Allocate.of("order-" + thread + "-" + i, "LAMP", 1 + i % 2));
                } catch (IllegalStateException expected) {
                    failures++;
                }
            }
            return failures;
        }));
        assertThat(failed).containsOnly(4);
        assertThat(numbers(views().batchesOf(LAMP))).containsExactly("B1: 32 of 1000");
        for (int i = 0; i < 8; i++) {
            List<Allocation> held = views().allocationsOf(order("order-0-" + i));
            assertThat(claims(held)).isEqualTo(i % 2 == 0 ? List.of("B1: 1") : List.of());
        }
    }
}
