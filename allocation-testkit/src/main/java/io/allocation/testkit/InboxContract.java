package io.allocation.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.allocation.bus.MessageBus;
import io.allocation.domain.AllocationResult;
import io.allocation.domain.AllocationResult.Allocated;
import io.allocation.domain.OutOfStock;
import io.allocation.domain.UnknownSkuException;
import io.allocation.ports.ConcurrencyException;
import io.allocation.ports.Inbox;
import io.allocation.ports.Locking;
import io.allocation.ports.MessageId;
import io.allocation.ports.UnitOfWork;
import io.allocation.service.Allocate;
import io.allocation.service.ReceiveBatch;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * A message takes effect once, however often it is delivered: what it brought about and the knowledge of it are
 * committed together, and kept by the {@link Inbox} until it is told to forget. What happens when many deliver it at
 * once is asked by {@link InboxConcurrencyContract}. Part of {@link StoreContract}.
 */
public abstract class InboxContract extends StoreTestCase {

    private static final MessageId MESSAGE = new MessageId("stock", "/orders", "1");
    private static final Duration A_WHILE = Duration.ofMinutes(10);
    private static final Duration A_MOMENT = Duration.ofMillis(10);

    /** For subclasses. */
    protected InboxContract() {}

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

        private boolean receiveAndCommit(MessageId message) {
            try (UnitOfWork unitOfWork = begin(locking)) {
                boolean first = unitOfWork.receive(message);
                unitOfWork.commit();
                return first;
            }
        }

        @Test
        void a_message_is_new_once() {
            assertThat(receiveAndCommit(MESSAGE)).isTrue();
            assertThat(receiveAndCommit(MESSAGE)).isFalse();
            assertThat(receiveAndCommit(MESSAGE)).isFalse();
        }

        @Test
        void a_message_is_new_once_in_the_same_unit_of_work_too() {
            try (UnitOfWork unitOfWork = begin(locking)) {
                assertThat(unitOfWork.receive(MESSAGE)).isTrue();
                assertThat(unitOfWork.receive(MESSAGE)).isFalse();
                unitOfWork.commit();
            }
            assertThat(receiveAndCommit(MESSAGE)).isFalse();
        }

        @Test
        void a_message_is_known_together_with_what_it_brought_about() {
            try (UnitOfWork unitOfWork = begin(locking)) {
                assertThat(unitOfWork.receive(MESSAGE)).isTrue();
                receive(product(unitOfWork, LAMP), "B1", 10);
                unitOfWork.commit();
            }
            assertThat(numbers(views().batchesOf(LAMP))).containsExactly("B1: 0 of 10");
            assertThat(receiveAndCommit(MESSAGE)).isFalse();
        }

        @Test
        void what_is_rolled_back_leaves_no_trace_of_the_message() {
            try (UnitOfWork unitOfWork = begin(locking)) {
                assertThat(unitOfWork.receive(MESSAGE)).isTrue();
                receive(product(unitOfWork, LAMP), "B1", 10);
            }
            assertThat(views().batchesOf(LAMP)).isEmpty();
            assertThat(receiveAndCommit(MESSAGE)).isTrue();
        }

        @Test
        void a_known_message_does_not_keep_others_from_their_effect() {
            receiveAndCommit(MESSAGE);
            try (UnitOfWork unitOfWork = begin(locking)) {
                assertThat(unitOfWork.receive(MESSAGE)).isFalse();
                assertThat(unitOfWork.receive(new MessageId("stock", "/orders", "2")))
                        .isTrue();
                receive(product(unitOfWork, LAMP), "B1", 10);
                unitOfWork.commit();
            }
            assertThat(numbers(views().batchesOf(LAMP))).containsExactly("B1: 0 of 10");
            assertThat(receiveAndCommit(new MessageId("stock", "/orders", "2"))).isFalse();
        }

        @Test
        void nothing_is_received_after_the_end() {
            UnitOfWork committed = begin(locking);
            committed.commit();
            assertThatIllegalStateException().isThrownBy(() -> committed.receive(MESSAGE));
            committed.close();
            assertThatIllegalStateException().isThrownBy(() -> committed.receive(MESSAGE));
            assertThat(receiveAndCommit(MESSAGE)).isTrue();
        }
    }

    private boolean isNew(MessageId message) {
        try (UnitOfWork unitOfWork = begin()) {
            boolean first = unitOfWork.receive(message);
            unitOfWork.commit();
            return first;
        }
    }

    @Test
    void consumer_source_and_id_tell_messages_apart() {
        List<MessageId> messages = List.of(
                new MessageId("a", "b", "c"),
                new MessageId("a", "b", "b"),
                new MessageId("a", "c", "c"),
                new MessageId("b", "b", "c"),
                new MessageId("c", "b", "a"),
                new MessageId("a", "bb", "c"),
                new MessageId("ab", "b", "c"),
                new MessageId("a", "b/c", "d"),
                new MessageId("a/b", "c", "d"),
                new MessageId("a", "b", "c/d"));
        assertThat(messages).allMatch(this::isNew);
        assertThat(messages).noneMatch(this::isNew);
    }

    @Test
    void every_spelling_of_consumer_source_and_id_is_one_of_its_own() {
        for (String text : IdentifierContract.TEXTS) {
            commit(unitOfWork -> assertThat(spelled(text)).as(text).allMatch(unitOfWork::receive));
        }
        for (String text : IdentifierContract.TEXTS) {
            commit(unitOfWork -> assertThat(spelled(text)).as(text).noneMatch(unitOfWork::receive));
        }
    }

    private static List<MessageId> spelled(String text) {
        return List.of(
                new MessageId(text, "/orders", "#1"),
                new MessageId("stock", text, "#1"),
                new MessageId("stock", "/orders", text),
                new MessageId(text, text, text));
    }

    @Test
    void a_conflict_leaves_no_trace_of_the_message() {
        commit(LAMP, product -> receive(product, "B1", 10));
        try (UnitOfWork late = begin()) {
            assertThat(late.receive(MESSAGE)).isTrue();
            allocate(product(late, LAMP), "late", 1);
            commit(LAMP, product -> allocate(product, "early", 1));
            assertThatExceptionOfType(ConcurrencyException.class).isThrownBy(late::commit);
        }
        assertThat(isNew(MESSAGE)).isTrue();
    }

    @Test
    void a_command_takes_effect_once_and_has_one_answer() {
        MessageBus bus = bus();
        assertThat(bus.handleOnce(MESSAGE, ReceiveBatch.onHand("LAMP", "B1", 10)))
                .isPresent();
        assertThat(bus.handleOnce(MESSAGE, ReceiveBatch.onHand("LAMP", "B2", 10)))
                .isEmpty();
        assertThat(numbers(views().batchesOf(LAMP))).containsExactly("B1: 0 of 10");
        assertThat(storedVersion(LAMP)).isEqualTo(1);
    }

    @Test
    void a_command_that_throws_leaves_no_trace_and_may_be_delivered_again() {
        MessageBus bus = bus();
        assertThatExceptionOfType(UnknownSkuException.class)
                .isThrownBy(() -> bus.handleOnce(MESSAGE, Allocate.of("order-1", "LAMP", 1)));
        bus.handle(ReceiveBatch.onHand("LAMP", "B1", 10));
        Optional<AllocationResult> answer = bus.handleOnce(MESSAGE, Allocate.of("order-1", "LAMP", 1));
        assertThat(answer).containsInstanceOf(Allocated.class);
        assertThat(bus.handleOnce(MESSAGE, Allocate.of("order-1", "LAMP", 1))).isEmpty();
    }

    @Test
    void a_message_that_was_refused_is_known() {
        MessageBus bus = bus();
        bus.handle(ReceiveBatch.onHand("LAMP", "B1", 10));
        assertThat(bus.handleOnce(MESSAGE, Allocate.of("order-1", "LAMP", 11))).containsInstanceOf(OutOfStock.class);
        bus.handle(ReceiveBatch.onHand("LAMP", "B2", 100));
        assertThat(bus.handleOnce(MESSAGE, Allocate.of("order-1", "LAMP", 11))).isEmpty();
        assertThat(views().allocationsOf(order("order-1"))).isEmpty();
    }

    /** There is nothing to store but the message. */
    @Test
    void a_message_that_says_what_is_so_already_is_known() {
        MessageBus bus = bus();
        bus.handle(ReceiveBatch.onHand("LAMP", "B1", 10));
        assertThat(bus.handleOnce(MESSAGE, ReceiveBatch.onHand("LAMP", "B1", 10)))
                .isPresent();
        assertThat(bus.handleOnce(MESSAGE, ReceiveBatch.onHand("LAMP", "B1", 10)))
                .isEmpty();
    }

    @Test
    void messages_that_are_old_enough_are_forgotten_and_new_again() {
        MessageId other = new MessageId("stock", "/orders", "2");
        assertThat(List.of(MESSAGE, other)).allMatch(this::isNew);
        assertThat(forget(now().plus(A_WHILE))).isEqualTo(2);
        assertThat(forget(now().plus(A_WHILE))).isZero();
        assertThat(List.of(MESSAGE, other)).allMatch(this::isNew);
    }

    private long forget(Instant before) {
        return store().inbox().forget(before);
    }

    @Test
    void messages_that_are_not_old_enough_are_kept() {
        assertThat(isNew(MESSAGE)).isTrue();
        assertThat(forget(now().minus(A_WHILE))).isZero();
        assertThat(forget(Instant.EPOCH)).isZero();
        assertThat(isNew(MESSAGE)).isFalse();
    }

    @Test
    void only_messages_that_are_old_enough_are_forgotten() {
        MessageId young = new MessageId("stock", "/orders", "2");
        assertThat(isNew(MESSAGE)).isTrue();
        Instant between = aMomentLater();
        aMomentLater();
        assertThat(isNew(young)).isTrue();
        assertThat(forget(between)).isEqualTo(1);
        assertThat(isNew(young)).isFalse();
        assertThat(isNew(MESSAGE)).isTrue();
    }

    private static Instant now() {
        return Clock.systemUTC().instant();
    }

    /** As long as it takes the store's clock to go on. */
    private static Instant aMomentLater() {
        Instant end = now().plus(A_MOMENT);
        while (now().isBefore(end)) {
            Thread.onSpinWait();
        }
        return end;
    }
}
