package io.allocation.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.allocation.domain.Batch;
import io.allocation.domain.BatchReference;
import io.allocation.domain.Event;
import io.allocation.domain.InvalidValueException;
import io.allocation.domain.Product;
import io.allocation.domain.Sku;
import io.allocation.ports.ConcurrencyException;
import io.allocation.ports.StoreException;
import io.allocation.ports.UncertainCommitException;
import io.allocation.ports.Work;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Commands that meet: one of them is held up in its handler until the others wait. */
@Timeout(30)
class CoalescingTest {

    /** A user's own command about a product. */
    private record Count(int number, Sku sku) implements ProductCommand<String> {

        Count(int number) {
            this(number, new Sku("LAMP"));
        }
    }

    private record Counted(int number) implements Event {}

    private static final Duration LONG = Duration.ofMinutes(30);

    private final FakeStore store = new FakeStore();
    private final List<String> log = store.log();
    private final Gate gate = new Gate();
    private final List<Future<?>> sent = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();

    private MessageBus.Builder builder(Coalescing coalescing) {
        return MessageBus.builder(store)
                .retry(new RetryPolicy(3, Duration.ZERO, Duration.ZERO))
                .coalescing(coalescing)
                .command(Count.class, this::count);
    }

    /** 0 stops at the gate and changes nothing; the others change the product. */
    private String count(Count command, Work work) {
        if (command.number() == 0) {
            gate.pass();
            return "counted 0";
        }
        product(work, command.sku())
                .receive(Batch.onHand(command.sku(), new BatchReference("B" + command.number()), 1));
        work.publish(new Counted(command.number()));
        return "counted " + command.number();
    }

    private static Product product(Work work, Sku sku) {
        return work.products().get(sku).orElseGet(() -> {
            Product product = Product.create(sku);
            work.products().add(product);
            return product;
        });
    }

    private static Coalescing one() {
        return new Coalescing(1, 100, LONG);
    }

    private <T> Future<T> send(Callable<T> work) {
        FutureTask<T> task = new FutureTask<>(work);
        Thread thread = new Thread(task);
        thread.setDaemon(true);
        thread.start();
        threads.add(thread);
        sent.add(task);
        return task;
    }

    /** One at the gate, the others behind it in the order of their numbers. */
    private List<Future<String>> holdUp(MessageBus bus, int others) throws InterruptedException {
        List<Future<String>> answers = new ArrayList<>();
        answers.add(send(() -> bus.handle(new Count(0))));
        gate.awaitArrival();
        for (int i = 1; i <= others; i++) {
            Count command = new Count(i);
            answers.add(send(() -> bus.handle(command)));
            awaitParked(threads.get(threads.size() - 1));
        }
        return answers;
    }

    /** Until every sender has its result. */
    private void letThrough() throws InterruptedException {
        gate.open();
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private static void awaitParked(Thread thread) throws InterruptedException {
        while (thread.getState() != Thread.State.WAITING && thread.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
            if (!thread.isAlive()) {
                throw new AssertionError("did not wait");
            }
        }
    }

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
    void one_that_fails_fails_alone_and_the_others_stay_together() throws Exception {
        IllegalStateException thrown = new IllegalStateException("not 2");
        MessageBus bus = builder(one())
                .middleware(new Named())
                .command(Refused.class, (command, work) -> {
                    throw thrown;
                })
                .build();
        holdUp(bus, 1);
        Future<String> failing = send(() -> bus.handle(new Refused(new Sku("LAMP"))));
        awaitParked(threads.get(threads.size() - 1));
        Future<String> last = send(() -> bus.handle(new Count(3)));
        awaitParked(threads.get(threads.size() - 1));
        letThrough();

        assertThat(last.get()).isEqualTo("counted 3");
        assertThat(catchThrowable(failing::get)).hasCause(thrown);
        assertThat(log).filteredOn(entry -> entry.startsWith("begin")).hasSize(2);
    }

    private record Refused(Sku sku) implements ProductCommand<String> {}

    /** Middleware is on the way of each. */
    private static final class Named implements Middleware {
        @Override
        public <R> R handle(Command<R> command, Next next) {
            return next.handle(command);
        }
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
        Future<String> failing = send(() -> bus.handle(new Refused(new Sku("LAMP"))));
        awaitParked(threads.get(threads.size() - 1));
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
        assertThat(send(() -> bus.handle(new Refused(new Sku("CHAIR"))))).isNotNull();
        awaitParked(threads.get(threads.size() - 1));
        Future<Boolean> found = send(() -> bus.handle(new Look(new Sku("CHAIR"))));
        awaitParked(threads.get(threads.size() - 1));
        letThrough();

        assertThat(found.get()).isFalse();
    }

    private record Look(Sku sku) implements ProductCommand<Boolean> {}

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
        Future<String> unlucky = send(() -> bus.handle(new Refused(new Sku("LAMP"))));
        awaitParked(threads.get(threads.size() - 1));
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
        Future<String> leader = send(() -> bus.handle(new Stop(new Sku("LAMP"))));
        awaitParked(threads.get(1));
        Future<String> follower = send(() -> bus.handle(new Count(2)) + ", interrupted "
                + Thread.currentThread().isInterrupted());
        awaitParked(threads.get(2));
        gate.open();
        second.awaitArrival();
        threads.get(2).interrupt();
        second.open();

        assertThat(leader.get()).isEqualTo("stopped");
        assertThat(follower.get()).isEqualTo("counted 2, interrupted true");
    }

    private record Stop(Sku sku) implements ProductCommand<String> {}

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
    void a_handler_that_sends_a_command_about_the_same_product_does_not_wait_for_itself() throws Exception {
        List<MessageBus> self = new ArrayList<>();
        MessageBus bus = builder(one())
                .command(Stop.class, (command, work) -> "and " + self.get(0).handle(new Count(7)))
                .build();
        self.add(bus);
        assertThat(bus.handle(new Stop(new Sku("LAMP")))).isEqualTo("and counted 7");

        holdUp(bus, 1);
        Future<String> nested = send(() -> bus.handle(new Stop(new Sku("LAMP"))));
        awaitParked(threads.get(threads.size() - 1));
        letThrough();
        assertThat(nested.get()).isEqualTo("and counted 7");
        int asGroup = log.indexOf("begin PESSIMISTIC");
        assertThat(log.subList(asGroup, asGroup + 3))
                .as("in a group it would wait for what the group has locked")
                .containsExactly("begin PESSIMISTIC", "load LAMP", "roll back");
    }

    @Test
    void nothing_waits_without_coalescing() throws Exception {
        MessageBus bus = builder(Coalescing.none()).build();
        holdUp(bus, 0);
        assertThat(bus.handle(new Count(1))).isEqualTo("counted 1");
        letThrough();
    }

    @Test
    void many_commands_share_units_of_work_and_middleware_sees_them_as_many() {
        List<String> seen = new ArrayList<>();
        MessageBus bus = builder(new Coalescing(1, 3, LONG))
                .middleware(new Middleware() {
                    @Override
                    public <R> R handle(Command<R> command, Next next) {
                        seen.add(
                                command instanceof Many<?> many
                                        ? "many: " + many.commands().size()
                                        : "one");
                        return next.handle(command);
                    }
                })
                .build();
        List<Outcome<String>> outcomes = new ArrayList<>();
        bus.<String>handleAll(IntStream.rangeClosed(1, 7).mapToObj(Count::new).iterator(), outcomes::add);

        assertThat(seen).containsExactly("many: 3", "many: 3", "one");
        assertThat(outcomes)
                .extracting(outcome -> ((Outcome.Answered<String>) outcome).answer())
                .containsExactly(
                        "counted 1", "counted 2", "counted 3", "counted 4", "counted 5", "counted 6", "counted 7");
        assertThat(log).filteredOn("store 1"::equals).hasSize(3);
    }

    /**
     * A store that is away would otherwise be asked for each of a thousand commands before the first one is told of.
     */
    @Test
    void those_that_cannot_be_handled_together_are_told_of_one_by_one() {
        IllegalStateException enough = new IllegalStateException("enough");
        MessageBus bus = builder(one()).build();
        store.failing(new StoreException("away"), 100);

        assertThatThrownBy(() -> bus.<String>handleAll(
                        IntStream.rangeClosed(1, 50).mapToObj(Count::new).iterator(), outcome -> {
                            assertThat(outcome).isInstanceOf(Outcome.Failed.class);
                            throw enough;
                        }))
                .isSameAs(enough);
        assertThat(log)
                .filteredOn(entry -> entry.startsWith("begin"))
                .as("all, then one")
                .hasSize(2);
    }

    @Test
    void what_was_taken_from_a_source_that_breaks_off_is_handled() {
        IllegalStateException broken = new IllegalStateException("the source is dry");
        List<Outcome<String>> outcomes = new ArrayList<>();
        MessageBus bus = builder(one()).build();

        assertThatThrownBy(() -> bus.<String>handleAll(
                        IntStream.rangeClosed(1, 3)
                                .peek(number -> {
                                    if (number == 3) {
                                        throw broken;
                                    }
                                })
                                .mapToObj(Count::new)
                                .iterator(),
                        outcomes::add))
                .isSameAs(broken);
        assertThat(outcomes).hasSize(2);
    }

    @Test
    void what_middleware_throws_is_the_outcome_of_all() {
        IllegalStateException forbidden = new IllegalStateException("forbidden");
        MessageBus bus = builder(one())
                .middleware(new Middleware() {
                    @Override
                    public <R> R handle(Command<R> command, Next next) {
                        throw forbidden;
                    }
                })
                .build();
        List<Outcome<String>> outcomes = new ArrayList<>();
        bus.<String>handleAll(List.of(new Count(1), new Count(2)).iterator(), outcomes::add);

        assertThat(outcomes)
                .containsExactly(
                        new Outcome.Failed<>(new Count(1), forbidden), new Outcome.Failed<>(new Count(2), forbidden));
        assertThat(log).isEmpty();
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
