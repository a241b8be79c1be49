package io.allocation.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.allocation.domain.Product;
import io.allocation.domain.Sku;
import io.allocation.ports.StoreException;
import io.allocation.ports.UncertainCommitException;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What becomes of the others when something fails. */
class GroupFailureTest extends CoalescingTestCase {

    private record Refused(Sku sku) implements ProductCommand<String> {}

    private record Look(Sku sku) implements ProductCommand<Boolean> {}

    @Test
    void one_that_fails_fails_alone_and_the_others_stay_together() throws Exception {
        IllegalStateException thrown = new IllegalStateException("not 2");
        MessageBus bus = builder(one())
                .command(Refused.class, (command, work) -> {
                    throw thrown;
                })
                .build();
        holdUp(bus, 1);
        Future<String> failing = queueUp(() -> bus.handle(new Refused(new Sku("LAMP"))));
        Future<String> last = queueUp(() -> bus.handle(new Count(3)));
        letThrough();

        assertThat(last.get()).isEqualTo("counted 3");
        assertThat(catchThrowable(failing::get)).hasCause(thrown);
        assertThat(log).filteredOn(entry -> entry.startsWith("begin")).hasSize(2);
    }

    @Test
    void one_that_fails_after_a_change_has_each_of_them_handled_by_itself() throws Exception {
        IllegalStateException thrown = new IllegalStateException("not 2");
        MessageBus bus = builder(one())
                .onEvent(Counted.class, (event, work) -> {
                    if (event.number() == 2) {
                        throw thrown;
                    }
                })
                .build();
        List<Future<String>> answers = holdUp(bus, 3);
        letThrough();

        assertThat(catchThrowable(answers.get(2)::get)).hasCause(thrown);
        for (int i : new int[] {0, 1, 3}) {
            assertThat(answers.get(i).get()).isEqualTo("counted " + i);
        }
        assertThat(log).contains("begin PESSIMISTIC", "roll back");
        assertThat(log).filteredOn("store 1"::equals).hasSize(2);
    }

    @Test
    void an_error_in_one_handler_is_its_sender_s_alone() throws Exception {
        AssertionError error = new AssertionError("broken");
        MessageBus bus = builder(one())
                .command(Refused.class, (command, work) -> {
                    throw error;
                })
                .build();
        List<Future<String>> answers = holdUp(bus, 1);
        Future<String> failing = queueUp(() -> bus.handle(new Refused(new Sku("LAMP"))));
        letThrough();

        assertThat(answers.get(1).get()).isEqualTo("counted 1");
        assertThat(catchThrowable(failing::get)).hasCause(error);
    }

    @Test
    void a_product_that_a_failing_command_added_is_not_there_for_the_next() throws Exception {
        MessageBus bus = builder(one())
                .command(Refused.class, (command, work) -> {
                    work.products().add(Product.create(command.sku()));
                    throw new IllegalStateException("after all not");
                })
                .command(
                        Look.class,
                        (command, work) -> work.products().get(command.sku()).isPresent())
                .build();
        holdUp(bus, 0);
        assertThat(queueUp(() -> bus.handle(new Refused(new Sku("CHAIR"))))).isNotNull();
        Future<Boolean> found = queueUp(() -> bus.handle(new Look(new Sku("CHAIR"))));
        letThrough();

        assertThat(found.get()).isFalse();
    }

    @Test
    void a_group_that_meets_a_conflict_is_tried_again_as_a_group() throws Exception {
        List<Future<String>> answers = holdUp(builder(one()).build(), 3);
        store.conflicting(1);
        letThrough();
        for (Future<String> answer : answers) {
            answer.get();
        }
        assertThat(log).filteredOn("store 1"::equals).as("all together").hasSize(1);
        assertThat(log).filteredOn(entry -> entry.startsWith("begin")).hasSize(3);
    }

    @Test
    void a_group_that_goes_on_meeting_conflicts_is_dissolved() throws Exception {
        List<Future<String>> answers = holdUp(builder(one()).build(), 3);
        store.conflicting(2);
        letThrough();
        for (int i = 0; i <= 3; i++) {
            assertThat(answers.get(i).get()).isEqualTo("counted " + i);
        }
        assertThat(log).filteredOn("store 1"::equals).as("each by itself").hasSize(3);
    }

    @Test
    void a_store_that_fails_a_group_is_asked_by_each_for_itself() throws Exception {
        List<Future<String>> answers = holdUp(builder(one()).build(), 2);
        store.failing(new StoreException("away"), 1);
        letThrough();

        assertThat(answers.get(1).get()).isEqualTo("counted 1");
        assertThat(answers.get(2).get()).isEqualTo("counted 2");
    }

    @Test
    void a_store_that_fails_a_handler_is_asked_by_each_for_itself() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        MessageBus bus = builder(one())
                .command(Refused.class, (command, work) -> {
                    if (asked.incrementAndGet() == 1) {
                        throw new StoreException("away, and it is in nobody's hands");
                    }
                    return "served";
                })
                .build();
        List<Future<String>> answers = holdUp(bus, 1);
        Future<String> unlucky = queueUp(() -> bus.handle(new Refused(new Sku("LAMP"))));
        letThrough();

        assertThat(unlucky.get()).isEqualTo("served");
        assertThat(answers.get(1).get()).isEqualTo("counted 1");
        assertThat(log).containsOnlyOnce("store 1").contains("roll back");
    }

    @Test
    void all_hear_that_nobody_knows_whether_they_were_committed() throws Exception {
        MessageBus bus = builder(one()).build();
        List<Future<String>> answers = holdUp(bus, 2);
        store.failing(new UncertainCommitException("who knows", new IllegalStateException()), 1);
        letThrough();

        for (Future<String> answer : answers.subList(1, 3)) {
            assertThat(catchThrowable(answer::get)).cause().isInstanceOf(UncertainCommitException.class);
        }
        assertThat(log)
                .filteredOn(entry -> entry.startsWith("begin"))
                .as("not tried again")
                .hasSize(2);
    }

    @Test
    void a_handler_that_cannot_tell_whether_it_committed_elsewhere_fails_alone() throws Exception {
        UncertainCommitException elsewhere = new UncertainCommitException("elsewhere", new IllegalStateException());
        MessageBus bus = builder(one())
                .command(Refused.class, (command, work) -> {
                    throw elsewhere;
                })
                .build();
        List<Future<String>> answers = holdUp(bus, 1);
        Future<String> failing = queueUp(() -> bus.handle(new Refused(new Sku("LAMP"))));
        letThrough();

        assertThat(answers.get(1).get()).isEqualTo("counted 1");
        assertThat(catchThrowable(failing::get)).hasCause(elsewhere);
    }

    @Test
    void an_interruption_of_the_one_who_leads_is_not_the_failure_of_another() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        MessageBus bus = builder(one())
                .command(Refused.class, (command, work) -> {
                    if (asked.incrementAndGet() == 1) {
                        Thread.currentThread().interrupt(); // as one does who is woken by it
                        throw new IllegalStateException("interrupted");
                    }
                    return "served";
                })
                .build();
        List<Future<String>> answers = holdUp(bus, 1);
        Future<String> follower = queueUp(() -> bus.handle(new Refused(new Sku("LAMP"))));
        letThrough();

        assertThat(follower.get()).isEqualTo("served");
        assertThat(answers.get(1).get()).isEqualTo("counted 1");
    }
}
