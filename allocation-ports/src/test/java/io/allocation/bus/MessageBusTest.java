package io.allocation.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.allocation.domain.Batch;
import io.allocation.domain.BatchReference;
import io.allocation.domain.Event;
import io.allocation.domain.Product;
import io.allocation.domain.Sku;
import io.allocation.ports.Work;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MessageBusTest {

    /** A user's own command: make a product known, and say so in an event. */
    record Introduce(String sku) implements Command<Integer> {}

    record Introduced(String sku) implements Event {}

    record Welcomed(String sku) implements Event {}

    record Forget(String sku) implements Command<String> {}

    private static final RetryPolicy AT_ONCE = new RetryPolicy(3, Duration.ZERO, Duration.ZERO);

    private final FakeStore store = new FakeStore();
    private final List<String> log = store.log();

    private MessageBus.Builder builder() {
        return MessageBus.builder(store).retry(AT_ONCE).command(Introduce.class, MessageBusTest::introduce);
    }

    static Integer introduce(Introduce command, Work work) {
        Product product = Product.create(new Sku(command.sku()));
        product.receive(Batch.onHand(product.sku(), new BatchReference("B1"), 5));
        work.products().add(product);
        work.publish(new Introduced(command.sku()));
        return 42;
    }

    @Test
    void a_command_is_answered_by_its_handler_in_one_unit_of_work() {
        int answer = builder().build().handle(new Introduce("LAMP"));

        assertThat(answer).isEqualTo(42);
        assertThat(log).containsExactly("begin OPTIMISTIC", "store 1", "close");
    }

    @Test
    void what_a_handler_throws_rolls_back_and_reaches_the_sender_as_it_is() {
        IllegalStateException thrown = new IllegalStateException("no");
        MessageBus bus = MessageBus.builder(store)
                .command(Introduce.class, (command, work) -> {
                    introduce(command, work);
                    throw thrown;
                })
                .afterCommit(Event.class, event -> log.add("heard " + event))
                .build();

        assertThatThrownBy(() -> bus.handle(new Introduce("LAMP"))).isSameAs(thrown);
        assertThat(log).containsExactly("begin OPTIMISTIC", "roll back");
    }

    @Test
    void event_handlers_act_inside_the_unit_of_work_in_the_order_of_registration() {
        MessageBus bus = builder()
                .onEvent(Introduced.class, (event, work) -> log.add("first " + event.sku()))
                .onEvent(Introduced.class, (event, work) -> log.add("second " + event.sku()))
                .build();

        bus.handle(new Introduce("LAMP"));

        assertThat(log).containsExactly("begin OPTIMISTIC", "first LAMP", "second LAMP", "store 1", "close");
    }

    @Test
    void event_handlers_may_be_for_a_family_of_events_and_get_nothing_else() {
        MessageBus bus = builder()
                .onEvent(
                        Event.class,
                        (event, work) -> log.add("any " + event.getClass().getSimpleName()))
                .onEvent(Welcomed.class, (event, work) -> log.add("never"))
                .build();

        bus.handle(new Introduce("LAMP"));

        assertThat(log)
                .containsSubsequence("any BatchReceived", "any Introduced")
                .doesNotContain("never");
    }

    @Test
    void what_an_event_handler_does_and_publishes_is_part_of_the_same_unit_of_work() {
        MessageBus bus = builder()
                .onEvent(Introduced.class, (event, work) -> {
                    Product chair = Product.create(new Sku("CHAIR"));
                    chair.receive(Batch.onHand(chair.sku(), new BatchReference("B1"), 5));
                    work.products().add(chair);
                    work.publish(new Welcomed(event.sku()));
                })
                .onEvent(Welcomed.class, (event, work) -> log.add("welcome " + event.sku()))
                .afterCommit(Welcomed.class, event -> log.add("mail to " + event.sku()))
                .build();

        bus.handle(new Introduce("LAMP"));

        assertThat(log).containsExactly("begin OPTIMISTIC", "welcome LAMP", "store 2", "close", "mail to LAMP");
    }

    @Test
    void what_an_event_handler_throws_rolls_the_command_back() {
        MessageBus bus = builder()
                .onEvent(Introduced.class, (event, work) -> {
                    throw new IllegalStateException("no");
                })
                .build();

        assertThatThrownBy(() -> bus.handle(new Introduce("LAMP"))).hasMessage("no");
        assertThat(log).containsExactly("begin OPTIMISTIC", "roll back");
    }

    @Test
    void events_that_bring_about_events_for_ever_roll_the_command_back() {
        MessageBus bus = builder()
                .onEvent(Introduced.class, (event, work) -> work.publish(event))
                .build();

        assertThatThrownBy(() -> bus.handle(new Introduce("LAMP")))
                .isInstanceOf(EventCascadeException.class)
                .hasMessageContaining("Introduce")
                .hasMessageContaining("100 rounds");
        assertThat(log).containsExactly("begin OPTIMISTIC", "roll back");
    }

    @Test
    void after_commit_handlers_come_after_the_unit_of_work_is_closed_and_once_for_each_event() {
        MessageBus bus = builder()
                .onEvent(Event.class, (event, work) -> {})
                .afterCommit(Introduced.class, event -> log.add("mail"))
                .build();

        bus.handle(new Introduce("LAMP"));

        assertThat(log).containsExactly("begin OPTIMISTIC", "store 1", "close", "mail");
    }

    @Test
    void an_after_commit_handler_that_fails_is_reported_and_harms_neither_the_command_nor_the_next_handler() {
        MessageBus bus = builder()
                .afterCommit(Introduced.class, event -> {
                    throw new java.io.IOException("no mail server");
                })
                .afterCommit(Introduced.class, event -> {
                    throw new StackOverflowError("broken");
                })
                .afterCommit(Introduced.class, event -> log.add("still called"))
                .listener(report -> {
                    if (report instanceof BusReport.AfterCommitFailed failed) {
                        log.add(failed.event() + ": " + failed.cause().getMessage());
                    }
                })
                .build();

        assertThat(bus.handle(new Introduce("LAMP"))).isEqualTo(42);
        assertThat(log)
                .endsWith("Introduced[sku=LAMP]: no mail server", "Introduced[sku=LAMP]: broken", "still called");
    }

    @Test
    void a_listener_that_fails_harms_nobody_either() {
        MessageBus bus = builder()
                .afterCommit(Introduced.class, event -> {
                    throw new IllegalStateException("no mail server");
                })
                .listener(report -> {
                    throw new AssertionError("no log either");
                })
                .build();

        assertThat(bus.handle(new Introduce("LAMP"))).isEqualTo(42);
    }

    @Test
    void an_interrupt_that_an_after_commit_handler_met_is_not_lost() {
        MessageBus bus = builder()
                .afterCommit(Introduced.class, event -> {
                    throw new InterruptedException();
                })
                .build();

        bus.handle(new Introduce("LAMP"));

        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void middleware_wraps_every_command_the_first_one_outermost_retries_included() {
        store.conflicting(1);
        MessageBus bus = builder()
                .middleware(logging("outer"))
                .middleware(logging("inner"))
                .build();

        bus.handle(new Introduce("LAMP"));

        assertThat(log)
                .containsExactly(
                        "outer Introduce[sku=LAMP]",
                        "inner Introduce[sku=LAMP]",
                        "begin OPTIMISTIC",
                        "roll back",
                        "begin PESSIMISTIC",
                        "load LAMP",
                        "store 1",
                        "close",
                        "inner got 42",
                        "outer got 42");
    }

    private Middleware logging(String name) {
        return new Middleware() {
            @Override
            public <R> R handle(Command<R> command, Next next) {
                log.add(name + " " + command);
                R answer = next.handle(command);
                log.add(name + " got " + answer);
                return answer;
            }
        };
    }

    @Test
    void a_handler_that_sends_a_command_has_it_handled_in_a_unit_of_work_of_its_own() {
        List<MessageBus> self = new ArrayList<>();
        MessageBus bus = builder()
                .command(
                        Forget.class, (command, work) -> "forgot " + self.get(0).handle(new Introduce(command.sku())))
                .build();
        self.add(bus);

        assertThat(bus.handle(new Forget("LAMP"))).isEqualTo("forgot 42");
        assertThat(log).containsExactly("begin OPTIMISTIC", "begin OPTIMISTIC", "store 1", "close", "close");
    }

    @Test
    void many_commands_are_answered_in_order_and_one_that_fails_leaves_the_others_alone() {
        MessageBus bus = builder().build();
        List<Outcome<Object>> outcomes = new ArrayList<>();
        List<Command<?>> commands =
                List.of(new Introduce("LAMP"), new Forget("LAMP"), new Introduce(" "), new Introduce("CHAIR"));

        bus.<Object>handleAll(commands.iterator(), outcomes::add);

        assertThat(outcomes).hasSize(4);
        assertThat(outcomes.get(0)).isEqualTo(new Outcome.Answered<>(new Introduce("LAMP"), 42));
        assertThat(outcomes.get(1))
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.failure()).isInstanceOf(UnhandledCommandException.class));
        assertThat(outcomes.get(2)).isInstanceOf(Outcome.Failed.class);
        assertThat(outcomes.get(3).command()).isEqualTo(new Introduce("CHAIR"));
        assertThat(log).filteredOn(entry -> entry.equals("store 1")).hasSize(2);
    }

    @Test
    void a_command_without_a_handler_is_an_error_that_names_it() {
        assertThatThrownBy(() -> builder().build().handle(new Forget("LAMP")))
                .isInstanceOfSatisfying(
                        UnhandledCommandException.class,
                        unhandled -> assertThat(unhandled.type()).isEqualTo(Forget.class))
                .hasMessageContaining("MessageBusTest$Forget");
        assertThat(log).isEmpty();
    }
}
