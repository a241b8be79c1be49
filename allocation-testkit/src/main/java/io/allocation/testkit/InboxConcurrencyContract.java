package io.allocation.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.allocation.bus.MessageBus;
import io.allocation.domain.BatchChangeResult;
import io.allocation.domain.Sku;
import io.allocation.ports.ConcurrencyException;
import io.allocation.ports.Locking;
import io.allocation.ports.MessageId;
import io.allocation.ports.UnitOfWork;
import io.allocation.service.ReceiveBatch;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * A message takes effect once, by however many it is delivered at once. Part of {@link StoreContract}.
 *
 * <p>Uses up to eight threads, each of which has one unit of work open at a time.
 */
public abstract class InboxConcurrencyContract extends StoreTestCase {

    private static final MessageId MESSAGE = new MessageId("stock", "/orders", "1");
    private static final int THREADS = 8;
    private static final int ROUNDS = 20;

    /** For subclasses. */
    protected InboxConcurrencyContract() {}

    /** One that goes ahead without locks. */
    @Nested
    class Optimistic extends EachLocking {
        Optimistic() {
            super(Locking.OPTIMISTIC);
        }
    }

    /** One that may keep others waiting. */
    @Nested
    class Pessimistic extends EachLocking {
        Pessimistic() {
            super(Locking.PESSIMISTIC);
        }
    }

    /** What holds whatever the locking. */
    abstract class EachLocking {

        private final Locking locking;

        EachLocking(Locking locking) {
            this.locking = locking;
        }

        /** Of those that lose the race, one that does not wait is told by a conflict, at the latest when it commits. */
        @Test
        void a_message_that_two_take_in_at_once_takes_effect_by_one_of_them() throws InterruptedException {
            for (int round = 0; round < ROUNDS; round++) {
                MessageId message = new MessageId("stock", "/orders", "round " + round);
                List<Boolean> firsts = Together.run(Together.each(2, thread -> () -> isFirst(message, thread)));
                assertThat(firsts).containsOnlyOnce(true);
                for (int thread = 0; thread < 2; thread++) {
                    assertThat(views().batchesOf(sku(message, thread))).hasSize(firsts.get(thread) ? 1 : 0);
                }
            }
        }

        /** Each on a product of its own, so that nothing but the message is contended. */
        private boolean isFirst(MessageId message, int thread) {
            try (UnitOfWork unitOfWork = begin(locking)) {
                boolean first = unitOfWork.receive(message);
                if (first) {
                    receive(product(unitOfWork, sku(message, thread)), "B1", 10);
                }
                unitOfWork.commit();
                return first;
            } catch (ConcurrencyException other) {
                return false;
            }
        }

        private Sku sku(MessageId message, int thread) {
            return new Sku(message.id() + " of thread " + thread);
        }

        @Test
        void a_message_that_is_rolled_back_is_new_to_one_that_wanted_it_meanwhile() throws InterruptedException {
            for (int round = 0; round < ROUNDS; round++) {
                MessageId message = new MessageId("stock", "/orders", "round " + round);
                CountDownLatch taken = new CountDownLatch(1);
                List<Boolean> firsts = Together.run(List.of(
                        () -> {
                            try (UnitOfWork unitOfWork = begin(locking)) {
                                boolean first = unitOfWork.receive(message);
                                taken.countDown();
                                return first;
                            }
                        },
                        () -> {
                            assertThat(taken.await(30, TimeUnit.SECONDS)).isTrue();
                            return withoutConflict(() -> receiveAndCommit(message));
                        }));
                assertThat(firsts).containsExactly(true, true);
            }
        }

        private boolean receiveAndCommit(MessageId message) {
            try (UnitOfWork unitOfWork = begin(locking)) {
                boolean first = unitOfWork.receive(message);
                unitOfWork.commit();
                return first;
            }
        }
    }

    private static <T> T withoutConflict(Supplier<T> attempt) {
        for (int i = 0; i < 1_000; i++) {
            try {
                return attempt.get();
            } catch (ConcurrencyException other) {
                Thread.onSpinWait();
            }
        }
        throw new AssertionError("a conflict in each of 1000 attempts");
    }

    @Test
    void a_message_that_many_deliver_at_once_takes_effect_once() throws InterruptedException {
        MessageBus bus = bus();
        List<Optional<BatchChangeResult>> answers = Together.run(Together.each(
                THREADS, thread -> () -> bus.handleOnce(MESSAGE, ReceiveBatch.onHand("LAMP", "B" + thread, 10))));
        assertThat(answers).filteredOn(Optional::isPresent).hasSize(1);
        assertThat(views().batchesOf(LAMP)).hasSize(1);
    }

    @Test
    void messages_that_many_deliver_over_and_over_take_effect_once_each() throws InterruptedException {
        MessageBus bus = bus();
        List<Integer> firsts = Together.run(Together.each(THREADS, thread -> () -> deliverAll(bus, thread)));
        assertThat(firsts.stream().mapToInt(Integer::intValue).sum()).isEqualTo(ROUNDS);
        assertThat(views().batchesOf(LAMP)).hasSize(ROUNDS);
    }

    private static int deliverAll(MessageBus bus, int thread) {
        int firsts = 0;
        for (int i = 0; i < ROUNDS; i++) {
            int number = (i + thread) % ROUNDS;
            MessageId message = new MessageId("stock", "/orders", "message " + number);
            ReceiveBatch command = ReceiveBatch.onHand("LAMP", "B" + number + " of " + thread, 10);
            firsts += bus.handleOnce(message, command).isPresent() ? 1 : 0;
        }
        return firsts;
    }
}
