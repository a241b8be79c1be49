package io.allocation.spring;

import io.allocation.bus.Command;
import io.allocation.bus.LineCommand;
import io.allocation.bus.Middleware;
import io.allocation.bus.Once;
import io.allocation.bus.ProductCommand;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;

/** One observation for each command, {@code allocation.command}: a span of the trace that its sender is in. */
final class ObservedCommands implements Middleware {

    private final ObservationRegistry observations;

    ObservedCommands(ObservationRegistry observations) {
        this.observations = observations;
    }

    @Override
    public <R> R handle(Command<R> command, Next next) {
        Observation observation = Observation.createNotStarted("allocation.command", observations)
                .contextualName("allocation " + CommandTags.command(command))
                .lowCardinalityKeyValue("command", CommandTags.command(command));
        return observation.observe(() -> {
            addIds(command, observation);
            try {
                R answer = next.handle(command);
                observation.lowCardinalityKeyValue("outcome", CommandTags.outcome(answer));
                return answer;
            } catch (Throwable failure) {
                observation.lowCardinalityKeyValue("outcome", CommandTags.failure(failure));
                throw failure;
            }
        });
    }

    private static void addIds(Command<?> command, Observation observation) {
        if (command instanceof Once<?> once) {
            addIds(once.command(), observation);
        }
        if (command instanceof ProductCommand<?> product) {
            observation.highCardinalityKeyValue("sku", product.sku().value());
        }
        if (command instanceof LineCommand<?> line) {
            observation.highCardinalityKeyValue("order", line.orderId().value());
        }
    }
}
