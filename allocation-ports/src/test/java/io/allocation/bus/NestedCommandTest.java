package io.allocation.bus;

import static org.assertj.core.api.Assertions.assertThat;

import io.allocation.domain.Sku;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Handlers that send commands: whoever they would wait for may wait for what they hold. */
class NestedCommandTest extends CoalescingTestCase {

    private record Stop(Sku sku) implements ProductCommand<String> {}

    private record Errand() implements Command<String> {}

    private final AtomicReference<Supplier<String>> inHandler = new AtomicReference<>();
    private final MessageBus bus = builder(one())
            .command(Stop.class, (command, work) -> inHandler.get().get())
            .command(Errand.class, (command, work) -> inHandler.get().get())
            .build();

    @Test
    void by_itself_it_does_not_wait_for_itself() {
        inHandler.set(() -> "and " + bus.handle(new Count(7)));
        assertThat(bus.handle(new Stop(new Sku("LAMP")))).isEqualTo("and counted 7");
    }

    @Test
    void by_itself_it_does_not_wait_for_those_who_share() throws Exception {
        inHandler.set(() -> "and " + bus.handle(new Count(7)));
        holdUp(bus, 1);
        assertThat(bus.handle(new Errand())).isEqualTo("and counted 7");
        assertThat(sent).as("others still stand in line").noneMatch(Future::isDone);
        letThrough();
    }

    @Test
    void in_a_group_it_has_the_group_dissolved() throws Exception {
        inHandler.set(() -> "and " + bus.handle(new Count(7)));
        assertThat(answerInGroup()).isEqualTo("and counted 7");
    }

    @Test
    void in_a_group_it_has_the_group_dissolved_also_if_it_hides_what_it_was_told() throws Exception {
        inHandler.set(() -> {
            try {
                return "and " + bus.handle(new Count(7));
            } catch (RuntimeException any) {
                return "as best it could";
            }
        });
        assertThat(answerInGroup()).isEqualTo("and counted 7");
    }

    @Test
    void in_a_group_it_has_the_group_dissolved_also_if_it_sends_many() throws Exception {
        inHandler.set(() -> {
            StringBuilder answers = new StringBuilder();
            bus.<String>handleAll(List.of(new Count(7), new Count(8)).iterator(), outcome -> {
                if (outcome instanceof Outcome.Answered<String> answered) {
                    answers.append(answered.answer()).append(", ");
                }
            });
            return answers.toString();
        });
        assertThat(answerInGroup()).isEqualTo("counted 7, counted 8, ");
    }

    @Test
    void in_a_group_it_has_the_group_dissolved_also_if_it_joins_a_transaction() throws Exception {
        inHandler.set(() -> "and " + bus.join(store).handle(new Count(7)));
        assertThat(answerInGroup()).isEqualTo("and counted 7");
    }

    private String answerInGroup() throws Exception {
        holdUp(bus, 1);
        Future<String> answer = queueUp(() -> bus.handle(new Stop(new Sku("LAMP"))));
        letThrough();
        int asGroup = log.indexOf("begin PESSIMISTIC");
        assertThat(log.subList(asGroup, asGroup + 3))
                .as("in a group it would wait for what the group has locked")
                .containsExactly("begin PESSIMISTIC", "load LAMP", "roll back");
        return answer.get();
    }
}
