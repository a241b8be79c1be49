package io.allocation.spring;

import io.allocation.bus.Command;
import io.allocation.bus.Many;
import io.allocation.bus.Middleware;
import io.allocation.bus.Outcome;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.List;

/**
 * Times commands by kind and outcome, {@code allocation.commands}: each from its sender's view, waiting for others,
 * retries and after-commit handlers included. Those that are handled together count with an equal share of the time.
 */
final class CountedCommands implements Middleware {

    private final MeterRegistry meters;

    CountedCommands(MeterRegistry meters) {
        this.meters = meters;
    }

    @Override
    public <R> R handle(Command<R> command, Next next) {
        long start = meters.config().clock().monotonicTime();
        try {
            R answer = next.handle(command);
            if (command instanceof Many<?>) {
                countEach((List<?>) answer, elapsedSince(start));
            } else {
                count(command, CommandTags.outcome(answer), elapsedSince(start));
            }
            return answer;
        } catch (Throwable failure) {
            count(command, CommandTags.failure(failure), elapsedSince(start));
            throw failure;
        }
    }

    private long elapsedSince(long start) {
        return meters.config().clock().monotonicTime() - start;
    }

    private void countEach(List<?> outcomes, long nanos) {
        for (Object outcome : outcomes) {
            if (outcome instanceof Outcome.Answered<?> answered) {
                count(answered.command(), CommandTags.outcome(answered.answer()), nanos / outcomes.size());
            } else if (outcome instanceof Outcome.Failed<?> failed) {
                count(failed.command(), CommandTags.failure(failed.failure()), nanos / outcomes.size());
            }
        }
    }

    private void count(Command<?> command, String outcome, long nanos) {
        Timer.builder("allocation.commands")
                .description("Commands by kind and outcome")
                .tag("command", CommandTags.command(command))
                .tag("outcome", outcome)
                .register(meters)
                .record(nanos, java.util.concurrent.TimeUnit.NANOSECONDS);
    }
}
