package io.allocation.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.allocation.domain.InvalidValueException;
import io.allocation.domain.Sku;
import io.allocation.ports.ConcurrencyException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Who waits for whom, and who hears what. */
class CoalescingTest extends CoalescingTestCase {

    private record Stop(Sku sku) implements ProductCommand<String> {}

    private record Pass(Sku sku) implements ProductCommand<String> {}

    @Test
    void those_who_wait_share_a_unit_of_work_and_each_gets_its_own_answer() throws Exception {
        List<Future<String>> answers = holdUp(builder(one()).build(), 5);
        letThrough();

        for (int i = 0; i <= 5; i++) {
            assertThat(answers.get(i).get()).isEqualTo("counted " + i);
        }
        assertThat(log)
                .containsExactly(
                        "begin OPTIMISTIC", "load LAMP", "close", "begin PESSIMISTIC", "load LAMP", "store 1", "close");
    }

    @Test
    void one_that_meets_nobody_is_handled_as_without_coalescing() {
        assertThat(builder(one()).build().handle(new Count(1))).isEqualTo("counted 1");
        assertThat(log).containsExactly("begin OPTIMISTIC", "load LAMP", "store 1", "close");
    }

    @Test
    void a_group_has_a_limit_and_those_beyond_it_come_next_in_their_order() throws Exception {
        List<String> counted = Collections.synchronizedList(new ArrayList<>());
        MessageBus bus = builder(new Coalescing(1, 2, LONG))
                .onEvent(Counted.class, (event, work) -> counted.add("" + event.number()))
                .build();
        List<Future<String>> answers = holdUp(bus, 5);
        letThrough();
        for (Future<String> answer : answers) {
            answer.get();
        }
        assertThat(counted).containsExactly("1", "2", "3", "4", "5");
        assertThat(log).filteredOn("begin PESSIMISTIC"::equals).hasSize(2);
        assertThat(log).filteredOn(entry -> entry.startsWith("begin")).hasSize(4);
    }

    @Test
    void after_commit_handlers_hear_of_each_event_on_the_thread_of_its_sender() throws Exception {
        List<String> heard = Collections.synchronizedList(new ArrayList<>());
        MessageBus bus = builder(one())
                .afterCommit(
                        Counted.class,
                        event -> heard.add(event.number() + " on " + threads.indexOf(Thread.currentThread())))
                .build();
        List<Future<String>> answers = holdUp(bus, 3);
        letThrough();
        for (Future<String> answer : answers) {
            answer.get();
        }
        assertThat(heard).containsExactlyInAnyOrder("1 on 1", "2 on 2", "3 on 3");
    }

    @Test
    void an_interrupted_sender_leaves_the_queue() throws Exception {
        List<Future<String>> answers = holdUp(builder(one()).build(), 2);
        threads.get(1).interrupt();

        assertThat(catchThrowable(answers.get(1)::get))
                .cause()
                .isInstanceOf(ConcurrencyException.class)
                .hasMessageContaining("interrupted while it waited for its turn, on Count[number=1, sku=LAMP]");
        letThrough();
        assertThat(answers.get(0).get()).isEqualTo("counted 0");
        assertThat(answers.get(2).get()).isEqualTo("counted 2");
        assertThat(log).filteredOn("store 1"::equals).hasSize(1);
    }

    @Test
    void one_whose_command_another_has_in_hands_gets_its_answer_and_keeps_its_interruption() throws Exception {
        Gate second = new Gate();
        MessageBus bus = builder(one())
                .command(Stop.class, (command, work) -> {
                    second.pass();
                    return "stopped";
                })
                .build();
        holdUp(bus, 0);
        Future<String> leader = queueUp(() -> bus.handle(new Stop(new Sku("LAMP"))));
        Future<String> follower = queueUp(() -> bus.handle(new Count(2)) + ", interrupted "
                + Thread.currentThread().isInterrupted());
        gate.open();
        second.awaitArrival();
        threads.get(2).interrupt();
        second.open();

        assertThat(leader.get()).isEqualTo("stopped");
        assertThat(follower.get()).isEqualTo("counted 2, interrupted true");
    }

    @Test
    void those_who_lose_patience_with_the_one_before_them_go_by_themselves() throws Exception {
        MessageBus bus = builder(new Coalescing(1, 100, Duration.ofMillis(1))).build();
        holdUp(bus, 0);

        assertThat(bus.handle(new Count(1)))
                .as("while the other still stands there")
                .isEqualTo("counted 1");
        Thread.currentThread().interrupt();
        assertThat(bus.handle(new Count(2))).as("the next does not even wait").isEqualTo("counted 2");
        assertThat(Thread.interrupted()).isTrue();
        assertThat(sent.get(0).isDone()).isFalse();
        letThrough();
        assertThat(sent.get(0).get()).isEqualTo("counted 0");
        assertThat(bus.handle(new Count(3))).isEqualTo("counted 3");
    }

    @Test
    void a_wake_up_that_meets_a_withdrawal_is_not_lost() throws Exception {
        MessageBus bus = builder(new Coalescing(1, 4, Duration.ofNanos(20_000)))
                .command(Pass.class, (command, work) -> "passed")
                .build();
        List<Future<String>> all = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            all.add(send(() -> {
                for (int j = 0; j < 1_500; j++) {
                    bus.handle(new Pass(new Sku("LAMP")));
                }
                return "done";
            }));
        }
        for (Future<String> each : all) {
            assertThat(each.get()).isEqualTo("done");
        }
    }

    @Test
    void nothing_waits_without_coalescing() throws Exception {
        MessageBus bus = builder(Coalescing.none()).build();
        holdUp(bus, 0);
        assertThat(bus.handle(new Count(1))).isEqualTo("counted 1");
        letThrough();
    }

    @Test
    void limits_are_checked() {
        assertThatThrownBy(() -> new Coalescing(-1, 1, LONG))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("stripes");
        assertThatThrownBy(() -> new Coalescing(1, 0, LONG)).hasMessageContaining("mostAtOnce");
        assertThatThrownBy(() -> new Coalescing(1, 1, Duration.ZERO)).hasMessageContaining("patience");
        assertThatThrownBy(() -> new Coalescing(1, 1, Duration.ofHours(2))).hasMessageContaining("patience");
    }
}
