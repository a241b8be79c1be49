package io.allocation.bus;

import io.allocation.domain.Event;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A command among others, and what became of it. */
class Turn<R> {

    private final ProductCommand<R> command;
    private @Nullable R answer;
    private @Nullable Throwable failure;
    private List<Event> events = List.of();

    Turn(ProductCommand<R> command) {
        this.command = command;
    }

    /** What becomes of a command, when it is tried; its handler may throw what it does not declare. */
    static <R> Outcome<R> outcome(Command<? extends R> command, Supplier<? extends R> attempt) {
        try {
            return new Outcome.Answered<>(command, attempt.get());
        } catch (RuntimeException failure) {
            return new Outcome.Failed<>(command, failure);
        } catch (Exception undeclared) {
            return new Outcome.Failed<>(command, new UndeclaredThrowableException(undeclared));
        }
    }

    ProductCommand<R> command() {
        return command;
    }

    void answered(R itsAnswer, List<Event> itsEvents) {
        answer = itsAnswer;
        events = itsEvents;
        failure = null;
    }

    void failed(Throwable itsFailure) {
        failure = itsFailure;
        events = List.of();
    }

    List<Event> events() {
        return events;
    }

    /** The answer; or throws what the command has thrown. */
    @SuppressWarnings("NullAway") // a handler may answer null, if that is what its command asks for
    R result() {
        if (failure != null) {
            throw Turn.<RuntimeException>unchecked(failure);
        }
        return answer;
    }

    /** A handler may throw what it does not declare. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <T extends Throwable> T unchecked(Throwable failure) throws T {
        throw (T) failure;
    }
}
