package io.allocation.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.allocation.ports.StoreException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Commands of one sender that share units of work. */
class HandleAllTest extends CoalescingTestCase {

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
    void what_a_handler_throws_undeclared_keeps_nobody_from_their_turns() {
        IOException undeclared = new IOException("not declared");
        MessageBus bus = builder(one())
                .onEvent(Counted.class, (event, work) -> {
                    if (event.number() == 2) {
                        HandleAllTest.<RuntimeException>sneak(undeclared);
                    }
                })
                .build();
        List<Outcome<String>> outcomes = new ArrayList<>();
        bus.<String>handleAll(IntStream.rangeClosed(1, 3).mapToObj(Count::new).iterator(), outcomes::add);

        assertThat(outcomes).hasSize(3);
        assertThat(outcomes.get(0)).isEqualTo(new Outcome.Answered<>(new Count(1), "counted 1"));
        assertThat(((Outcome.Failed<String>) outcomes.get(1)).failure()).hasCause(undeclared);
        assertThat(outcomes.get(2)).isEqualTo(new Outcome.Answered<>(new Count(3), "counted 3"));
    }

    /** As code in other languages does. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <T extends Throwable> void sneak(Throwable failure) throws T {
        throw (T) failure;
    }
}
