package io.allocation.testkit;

import io.allocation.domain.AllocationException;
import io.allocation.domain.BatchChangeResult;
import io.allocation.domain.Event;
import io.allocation.domain.ProductChange;
import java.util.List;
import java.util.function.Supplier;

/**
 * What a command led to, as something that can be compared.
 *
 * @param outcome the answer, or the class of the exception
 * @param events what happened, in order
 */
record Reaction(Object outcome, List<? extends Event> events) {

    /** The answer to a command about a batch, since two pictures of one batch are equal whatever they show. */
    record BatchAnswer(Figures batch, List<? extends Event> events) {}

    Reaction {
        events = List.copyOf(events);
    }

    /** What an action answers or throws. Whatever is no exception of the library is no outcome, and goes through. */
    static Object outcomeOf(Supplier<?> action) {
        try {
            return comparable(action.get());
        } catch (AllocationException refused) {
            return refused.getClass();
        }
    }

    private static Object comparable(Object answer) {
        return answer instanceof BatchChangeResult result
                ? new BatchAnswer(Figures.of(result.batch()), result.events())
                : answer;
    }

    boolean changedNothing() {
        return events.stream().noneMatch(ProductChange.class::isInstance);
    }
}
