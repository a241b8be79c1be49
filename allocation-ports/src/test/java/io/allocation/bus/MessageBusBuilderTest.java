package io.allocation.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.allocation.domain.Event;
import io.allocation.domain.InvalidValueException;
import java.time.Duration;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class MessageBusBuilderTest {

    sealed interface Family extends Command<String> permits One, Two {}

    record One() implements Family {}

    record Two() implements Family {}

    private final FakeStore store = new FakeStore();

    @Test
    void every_mistake_is_named_when_the_bus_is_built() {
        EventHandler<Event> twice = (event, work) -> {};
        MessageBus.Builder builder = MessageBus.builder(store)
                .command(One.class, (command, work) -> "first")
                .command(One.class, (command, work) -> "second")
                .onEvent(Event.class, twice)
                .onEvent(Event.class, twice)
                .requireHandlersFor(Family.class);

        assertThatThrownBy(builder::build)
                .isInstanceOf(BusConfigurationException.class)
                .hasMessageContaining("command " + One.class.getName() + " has two handlers")
                .hasMessageContaining("command " + Two.class.getName() + " has no handler")
                .hasMessageContaining("event " + Event.class.getName() + " has the same handler twice");
    }

    @Test
    void a_bus_without_any_handler_is_a_mistake() {
        assertThatThrownBy(() -> MessageBus.builder(store).build())
                .isInstanceOf(BusConfigurationException.class)
                .hasMessage("the message bus cannot be built: it has no command handler");
    }

    @Test
    void a_single_command_may_be_required_too() {
        MessageBus.Builder builder = MessageBus.builder(store)
                .command(One.class, (command, work) -> "one")
                .requireHandlersFor(Two.class);

        assertThatThrownBy(builder::build).hasMessageContaining("Two has no handler");
        assertThat(builder.command(Two.class, (command, work) -> "two").build().handle(new Two()))
                .isEqualTo("two");
    }

    @Test
    void a_bus_does_not_change_once_it_is_built() {
        MessageBus.Builder builder = MessageBus.builder(store).command(One.class, (command, work) -> "one");
        MessageBus bus = builder.build();

        builder.command(Two.class, (command, work) -> "two");

        assertThatThrownBy(() -> bus.handle(new Two())).isInstanceOf(UnhandledCommandException.class);
    }

    @Test
    void a_retry_policy_out_of_range_is_an_error_that_names_the_field() {
        assertThatThrownBy(() -> new RetryPolicy(0, Duration.ZERO, Duration.ZERO))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("attempts must be positive, but was 0");
        assertThatThrownBy(() -> new RetryPolicy(1, Duration.ofMillis(-1), Duration.ZERO))
                .hasMessage("firstPause must not be negative, but was PT-0.001S");
        assertThatThrownBy(() -> new RetryPolicy(1, Duration.ofMillis(2), Duration.ofMillis(1)))
                .hasMessage("longestPause must be at least PT0.002S, but was PT0.001S");
        assertThatThrownBy(() -> new RetryPolicy(1, Duration.ZERO, Duration.ofDays(1)))
                .hasMessage("longestPause must be at most PT1H, but was PT24H");
    }

    @Test
    void pauses_are_random_and_grow_to_their_limit() {
        RetryPolicy policy = new RetryPolicy(99, Duration.ofMillis(1), Duration.ofMillis(100));

        assertThat(longestOf1000(policy, 1)).isBetween(900_000L, 1_000_000L);
        assertThat(longestOf1000(policy, 3)).isBetween(3_600_000L, 4_000_000L);
        assertThat(longestOf1000(policy, 98)).isBetween(90_000_000L, 100_000_000L);
        assertThat(RetryPolicy.none().pauseAfter(98)).isZero();
        assertThat(LongStream.range(0, 1000)
                        .map(i -> policy.pauseAfter(1))
                        .min()
                        .orElseThrow())
                .isBetween(0L, 100_000L);
    }

    private static long longestOf1000(RetryPolicy policy, int failedAttempts) {
        return LongStream.range(0, 1000)
                .map(i -> policy.pauseAfter(failedAttempts))
                .max()
                .orElseThrow();
    }
}
