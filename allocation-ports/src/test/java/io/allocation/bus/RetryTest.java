package io.allocation.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.allocation.bus.MessageBusTest.Introduce;
import io.allocation.bus.MessageBusTest.Introduced;
import io.allocation.domain.Sku;
import io.allocation.ports.ConcurrencyException;
import io.allocation.ports.Work;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the bus does when a unit of work meets a conflict. */
class RetryTest {

    private static final RetryPolicy AT_ONCE = new RetryPolicy(3, Duration.ZERO, Duration.ZERO);

    private final FakeStore store = new FakeStore();
    private final List<String> log = store.log();

    private MessageBus.Builder builder() {
        return MessageBus.builder(store).retry(AT_ONCE).command(Introduce.class, MessageBusTest::introduce);
    }

    @Test
    void a_conflict_is_tried_again_with_a_new_unit_of_work_that_locks_what_the_last_one_saw() {
        store.conflicting(2);
        MessageBus bus = builder()
                .afterCommit(Introduced.class, event -> log.add("mail"))
                .build();

        assertThat(bus.handle(new Introduce("LAMP"))).isEqualTo(42);
        assertThat(log)
                .containsExactly(
                        "begin OPTIMISTIC",
                        "roll back",
                        "begin PESSIMISTIC",
                        "load LAMP",
                        "roll back",
                        "begin PESSIMISTIC",
                        "load LAMP",
                        "store 1",
                        "close",
                        "mail");
    }

    private record IntroduceBoth(String one, String other) implements Command<Integer> {

        int carryOut(Work work) {
            return MessageBusTest.introduce(new Introduce(one), work)
                    + MessageBusTest.introduce(new Introduce(other), work);
        }
    }

    /**
     * So that two commands that want the same products in different order do not lock each other out again and again.
     */
    @Test
    void products_are_locked_in_one_order_whatever_the_handler_s() {
        store.conflicting(1);
        MessageBus bus =
                builder().command(IntroduceBoth.class, IntroduceBoth::carryOut).build();

        bus.handle(new IntroduceBoth("LAMP", "CHAIR"));

        assertThat(log).filteredOn(entry -> entry.startsWith("load")).containsExactly("load CHAIR", "load LAMP");
    }

    /** Sees one product more each time, until it gets through. */
    private record Interrupted(Iterator<String> skus) implements Command<Integer> {

        int carryOut(Work work) {
            String sku = skus.next();
            work.products().get(new Sku(sku));
            if (skus.hasNext()) {
                throw new ConcurrencyException("met somebody at " + sku);
            }
            return 42;
        }
    }

    @Test
    void what_failed_attempts_saw_adds_up() {
        MessageBus bus =
                builder().command(Interrupted.class, Interrupted::carryOut).build();

        assertThat(bus.handle(new Interrupted(List.of("LAMP", "CHAIR", "TABLE").iterator())))
                .isEqualTo(42);

        assertThat(log)
                .containsExactly(
                        "begin OPTIMISTIC",
                        "load LAMP",
                        "roll back",
                        "begin PESSIMISTIC",
                        "load LAMP",
                        "load CHAIR",
                        "roll back",
                        "begin PESSIMISTIC",
                        "load CHAIR",
                        "load LAMP",
                        "load TABLE",
                        "close");
    }

    @Test
    void conflicts_are_not_retried_for_ever() {
        store.conflicting(3);

        assertThatThrownBy(() -> builder().build().handle(new Introduce("LAMP")))
                .isInstanceOf(ConcurrencyException.class)
                .hasMessage(
                        "gave up after 3 attempts on Introduce[sku=LAMP]: product LAMP was changed by another unit of"
                                + " work since version 0; it changed nothing")
                .hasCauseInstanceOf(ConcurrencyException.class);
        assertThat(log).filteredOn(entry -> entry.startsWith("begin")).hasSize(3);
    }

    @Test
    void without_retry_a_conflict_reaches_the_sender_at_once() {
        store.conflicting(1);

        assertThatThrownBy(() -> builder().retry(RetryPolicy.none()).build().handle(new Introduce("LAMP")))
                .isInstanceOf(ConcurrencyException.class)
                .hasMessage("product LAMP was changed by another unit of work since version 0");
    }

    @Test
    void an_interrupted_sender_does_not_wait_for_another_attempt() {
        store.conflicting(1);
        MessageBus bus = builder()
                .retry(new RetryPolicy(2, Duration.ofMinutes(59), Duration.ofHours(1)))
                .build();
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> bus.handle(new Introduce("LAMP")))
                .isInstanceOf(ConcurrencyException.class)
                .hasMessageContaining("because the thread was interrupted");
        assertThat(Thread.interrupted()).as("the flag is kept").isTrue();
    }
}
