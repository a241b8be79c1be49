package io.allocation.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.allocation.bus.Command;
import io.allocation.bus.MessageBus;
import io.allocation.domain.Allocation;
import io.allocation.domain.AllocationResult;
import io.allocation.domain.AllocationResult.Allocated;
import io.allocation.domain.Batch;
import io.allocation.domain.BatchChangeResult;
import io.allocation.domain.OrderId;
import io.allocation.domain.OutOfStock;
import io.allocation.domain.Sku;
import io.allocation.ports.ConcurrencyException;
import io.allocation.ports.Locking;
import io.allocation.ports.UnitOfWork;
import io.allocation.service.Allocate;
import io.allocation.service.ChangeBatchQuantity;
import io.allocation.service.ReceiveBatch;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * What must hold when many threads use a store at once: nothing is sold twice, nothing is lost, nobody waits for ever,
 * and every number adds up in the end. What those see who only look is asked by {@link ConcurrentReadContract}. Part of
 * {@link StoreContract}.
 *
 * <p>Uses up to 16 threads, each of which has one unit of work or one view open at a time; a smaller pool of
 * connections only makes them wait. As with all tests of races, green means that none was met: let it run often.
 */
public abstract class ConcurrencyContract extends StoreTestCase {

    private static final int THREADS = 16;
    private static final int ROUNDS = 20;

    /** For subclasses. */
    protected ConcurrencyContract() {}

    @Test
    void a_run_on_the_last_units_sells_each_of_them_once() throws InterruptedException {
        int stock = 80;
        int demand = 96;
        MessageBus bus = bus();
        IntStream.range(0, 4).forEach(i -> bus.handle(ReceiveBatch.onHand("LAMP", "B" + i, stock / 4)));
        List<AllocationResult> answers = flat(Together.run(Together.each(THREADS, thread -> () -> {
            List<AllocationResult> own = new ArrayList<>();
            for (int i = thread; i < demand; i += THREADS) {
                own.add(bus.handle(Allocate.of("order-" + i, "LAMP", 1)));
            }
            return own;
        })));
        assertThat(answers).hasSize(demand);
        assertThat(answers).filteredOn(Allocated.class::isInstance).hasSize(stock);
        assertThat(answers).filteredOn(OutOfStock.class::isInstance).hasSize(demand - stock);
        assertThat(views().availabilityOf(LAMP)).isEmpty();
        answers.forEach(this::isAsAnswered);
        addsUp(LAMP, demand);
    }

    private void isAsAnswered(AllocationResult answer) {
        List<Allocation> held = views().allocationsOf(answer.line().orderId());
        if (answer instanceof Allocated allocated) {
            assertThat(held).isEqualTo(allocated.allocations()).hasSize(1);
        } else {
            assertThat(held).isEmpty();
        }
    }

    /** What "order-0", "order-1", ... hold is what the batches say that they gave. */
    private void addsUp(Sku sku, int orders) {
        Map<String, Long> claimed = new HashMap<>();
        for (int i = 0; i < orders; i++) {
            for (Allocation allocation : views().allocationsOf(order("order-" + i))) {
                if (allocation.line().sku().equals(sku)) {
                    claimed.merge(allocation.batch().value(), allocation.quantity(), Long::sum);
                }
            }
        }
        for (Batch batch : views().batchesOf(sku)) {
            assertThat(batch.allocated())
                    .as("allocated of %s", batch)
                    .isEqualTo(claimed.getOrDefault(batch.reference().value(), 0L))
                    .isLessThanOrEqualTo(batch.purchased());
        }
    }

    @Test
    void a_batch_that_shrinks_and_grows_while_it_is_sold_is_never_oversold() throws InterruptedException {
        MessageBus bus = bus();
        bus.handle(ReceiveBatch.onHand("LAMP", "B1", 40));
        bus.handle(ReceiveBatch.onHand("LAMP", "B2", 10));
        Together.run(Together.each(8, thread -> () -> {
            for (int i = 0; i < 8; i++) {
                Command<?> command = thread == 0 ? resize(i) : Allocate.of("order-" + (thread * 8 + i), "LAMP", 1);
                bus.handle(command);
            }
            return thread;
        }));
        assertThat(views().batchesOf(LAMP)).extracting(Batch::purchased).containsExactly(6L, 10L);
        addsUp(LAMP, 64);
    }

    private static Command<?> resize(int step) {
        return ChangeBatchQuantity.of("LAMP", "B1", step % 2 == 0 ? 40 : 6);
    }

    @Test
    void a_shrinking_batch_and_a_new_line_end_alike_whoever_is_first() throws InterruptedException {
        MessageBus bus = bus();
        for (int round = 0; round < ROUNDS; round++) {
            String sku = "LAMP-" + round;
            bus.handle(ReceiveBatch.onHand(sku, "B1", 10));
            Together.run(List.<Callable<Object>>of(
                    () -> bus.handle(Allocate.of("order-" + sku, sku, 10)),
                    () -> bus.handle(ChangeBatchQuantity.of(sku, "B1", 5))));
            assertThat(numbers(views().batchesOf(new Sku(sku)))).containsExactly("B1: 0 of 5");
            assertThat(views().allocationsOf(order("order-" + sku))).isEmpty();
        }
    }

    @Test
    void two_lines_that_want_the_same_batch_get_one_each() throws InterruptedException {
        MessageBus bus = bus();
        for (int round = 0; round < ROUNDS; round++) {
            String sku = "LAMP-" + round;
            bus.handle(ReceiveBatch.onHand(sku, "B1", 10));
            bus.handle(ReceiveBatch.inbound(sku, "B2", 10, TOMORROW));
            List<AllocationResult> answers =
                    Together.run(Together.each(2, thread -> () -> bus.handle(Allocate.of("order-" + thread, sku, 10))));
            assertThat(answers).hasOnlyElementsOfType(Allocated.class);
            assertThat(numbers(views().batchesOf(new Sku(sku)))).containsExactly("B1: 10 of 10", "B2: 10 of 10");
            addsUp(new Sku(sku), 2);
        }
    }

    @Test
    void a_command_that_many_send_at_once_takes_effect_once() throws InterruptedException {
        MessageBus bus = bus();
        bus.handle(ReceiveBatch.onHand("LAMP", "B1", 100));
        List<AllocationResult> answers =
                Together.run(Together.each(THREADS, thread -> () -> bus.handle(Allocate.of("order-0", "LAMP", 3))));
        assertThat(answers).filteredOn(Allocated.class::isInstance).hasSize(1);
        assertThat(numbers(views().batchesOf(LAMP))).containsExactly("B1: 3 of 100");
        assertThat(claims(views().allocationsOf(order("order-0")))).containsExactly("B1: 3");
    }

    @Test
    void a_product_that_many_create_at_once_is_created_once() throws InterruptedException {
        MessageBus bus = bus();
        List<BatchChangeResult> answers =
                Together.run(Together.each(THREADS, thread -> () -> bus.handle(ReceiveBatch.onHand("LAMP", "B1", 10))));
        assertThat(answers).filteredOn(answer -> !answer.events().isEmpty()).hasSize(1);
        assertThat(numbers(views().batchesOf(LAMP))).containsExactly("B1: 0 of 10");
        assertThat(storedVersion(LAMP)).isEqualTo(1);
    }

    @Test
    void products_that_many_create_side_by_side_are_all_there() throws InterruptedException {
        MessageBus bus = bus();
        Together.run(Together.each(THREADS, thread -> () -> bus.handle(ReceiveBatch.onHand("LAMP", "B" + thread, 1))));
        Together.run(Together.each(
                THREADS, thread -> () -> bus.handle(ReceiveBatch.onHand("CHAIR-" + thread, "B", 1))));
        assertThat(views().batchesOf(LAMP)).hasSize(THREADS);
        IntStream.range(0, THREADS)
                .forEach(i ->
                        assertThat(views().batchesOf(new Sku("CHAIR-" + i))).hasSize(1));
    }

    /** They may keep each other waiting, and so none of them loses. */
    @Test
    void pessimistic_units_of_work_on_a_product_all_succeed_at_once() throws InterruptedException {
        commit(LAMP, product -> receive(product, "B0", 1_000));
        Together.run(Together.each(8, thread -> () -> {
            for (int i = 0; i < 5; i++) {
                allocateOne(Locking.PESSIMISTIC, "order-" + (thread * 5 + i), List.of(LAMP));
            }
            return thread;
        }));
        assertThat(numbers(views().batchesOf(LAMP))).containsExactly("B0: 40 of 1000");
        addsUp(LAMP, 40);
    }

    /** Or a second attempt would be worth no more than the first. */
    @Test
    void a_pessimistic_unit_of_work_is_not_overtaken_by_optimistic_ones() throws InterruptedException {
        commit(LAMP, product -> receive(product, "B0", 1_000_000));
        AtomicInteger orders = new AtomicInteger();
        Runnable pessimistic = () -> {
            for (int i = 0; i < 40; i++) {
                allocateOne(Locking.PESSIMISTIC, "pessimist-" + i, List.of(LAMP));
            }
        };
        Together.seenDuring(pessimistic, () -> tryToAllocateOne("optimist-" + orders.incrementAndGet()));
        assertThat(views().allocationsOf(order("pessimist-39"))).hasSize(1);
    }

    private boolean tryToAllocateOne(String order) {
        try {
            allocateOne(Locking.OPTIMISTIC, order, List.of(LAMP));
            return true;
        } catch (ConcurrencyException faster) {
            return false;
        }
    }

    private void allocateOne(Locking locking, String order, List<Sku> skus) {
        try (UnitOfWork unitOfWork = begin(locking)) {
            skus.forEach(sku -> allocate(product(unitOfWork, sku), order, 1));
            unitOfWork.commit();
        }
    }

    private static Map<Sku, Set<OrderId>> linesOf(String order, List<Sku> skus) {
        Map<Sku, Set<OrderId>> lines = new LinkedHashMap<>();
        skus.forEach(sku -> lines.put(sku, Set.of(order(order))));
        return lines;
    }

    /** They tell in any order what they will ask for, ask in any order, and nobody waits for ever or loses. */
    @Test
    void pessimistic_units_of_work_that_expect_the_same_products_all_succeed_at_once() throws InterruptedException {
        for (Sku sku : List.of(LAMP, CHAIR)) {
            commit(sku, product -> receive(product, "B0", 1_000));
        }
        Together.run(Together.each(8, thread -> () -> {
            List<Sku> skus = new ArrayList<>(List.of(LAMP, CHAIR));
            Collections.rotate(skus, thread);
            for (int i = 0; i < 5; i++) {
                String order = "order-" + (thread * 5 + i);
                try (UnitOfWork unitOfWork = begin(Locking.PESSIMISTIC)) {
                    unitOfWork.expect(linesOf(order, skus));
                    skus.forEach(sku -> allocate(product(unitOfWork, sku), order, 1));
                    unitOfWork.commit();
                }
            }
            return thread;
        }));
        for (Sku sku : List.of(LAMP, CHAIR)) {
            assertThat(numbers(views().batchesOf(sku))).containsExactly("B0: 40 of 1000");
            addsUp(sku, 40);
        }
    }

    /** A store may break a deadlock by a conflict; it must not leave it to the threads to wait for ever. */
    @Test
    void units_of_work_on_two_products_in_opposite_order_do_not_block_each_other() throws InterruptedException {
        for (Sku sku : List.of(LAMP, CHAIR)) {
            commit(sku, product -> receive(product, "B0", 1_000));
        }
        Together.run(Together.each(4, thread -> () -> {
            List<Sku> skus = new ArrayList<>(List.of(LAMP, CHAIR));
            Collections.rotate(skus, thread);
            for (int i = 0; i < 10; i++) {
                untilItSucceeds(
                        i % 2 == 0 ? Locking.OPTIMISTIC : Locking.PESSIMISTIC, "order-" + (thread * 10 + i), skus);
            }
            return thread;
        }));
        for (Sku sku : List.of(LAMP, CHAIR)) {
            assertThat(numbers(views().batchesOf(sku))).containsExactly("B0: 40 of 1000");
            addsUp(sku, 40);
        }
    }

    private void untilItSucceeds(Locking locking, String order, List<Sku> skus) {
        for (int attempt = 0; attempt < 1_000; attempt++) {
            try {
                allocateOne(locking, order, skus);
                return;
            } catch (ConcurrencyException faster) {
                Thread.onSpinWait(); // somebody else succeeded meanwhile
            }
        }
        throw new AssertionError("no success for " + order + " in 1000 attempts");
    }

    private static <T> List<T> flat(List<List<T>> lists) {
        return lists.stream().flatMap(List::stream).toList();
    }
}
