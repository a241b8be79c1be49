package io.allocation.bus;

import io.allocation.domain.Event;
import io.allocation.domain.OrderId;
import io.allocation.domain.Sku;
import io.allocation.ports.ConcurrencyException;
import io.allocation.ports.Locking;
import io.allocation.ports.UnitOfWork;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The innermost step: one command, one handler, one unit of work, tried again after a conflict. */
final class Execution implements Middleware.Next {

    private final Ways ways;
    private final Consumer<List<Event>> committed;

    /** @param committed is told of the events of each command once they are committed */
    Execution(Ways ways, Consumer<List<Event>> committed) {
        this.ways = ways;
        this.committed = committed;
    }

    @Override
    public <R> R handle(Command<R> command) {
        UnderWay.requireNoGroup();
        CommandHandler<Command<R>, R> handler = ways.handlers().of(command);
        Map<Sku, Set<OrderId>> expected = Expected.by(command);
        for (int attempt = 1; ; attempt++) {
            Object answer =
                    attempt(command, handler, attempt == 1 ? Locking.OPTIMISTIC : Locking.PESSIMISTIC, expected);
            if (!(answer instanceof Conflict conflict)) {
                return answerTo(command, answer);
            }
            pauseOrGiveUp(command, attempt, conflict.told());
            expected = Expected.also(conflict.seen(), expected);
        }
    }

    /** What an attempt came to, instead of an answer. */
    private record Conflict(ConcurrencyException told, Collection<Sku> seen) {}

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals", "unused"}) // its handler gave it
    private static <R> R answerTo(Command<R> command, Object answer) {
        return (R) answer;
    }

    private <R> Object attempt(
            Command<R> command,
            CommandHandler<Command<R>, R> handler,
            Locking locking,
            Map<Sku, Set<OrderId>> expected) {
        R answer;
        List<Event> events;
        UnderWay before = UnderWay.begin(UnderWay.alone());
        try (UnitOfWork unitOfWork = ways.unitsOfWork().begin(locking)) {
            try {
                unitOfWork.expect(expected);
                answer = handler.handle(command, unitOfWork);
                events = ways.dispatcher().dispatch(command, unitOfWork);
                unitOfWork.commit();
            } catch (ConcurrencyException conflict) {
                return new Conflict(conflict, unitOfWork.seen());
            }
        } finally {
            UnderWay.end(before);
        }
        committed.accept(events);
        return answer;
    }

    private void pauseOrGiveUp(Command<?> command, int attempt, ConcurrencyException conflict) {
        RetryPolicy retry = ways.retry();
        boolean more = attempt < retry.attempts();
        ways.reports().tell(new BusReport.Conflict(1, attempt, more, conflict));
        if (!more) {
            throw retry.attempts() == 1 ? conflict : gaveUp("after " + attempt + " attempts", command, conflict);
        }
        try {
            TimeUnit.NANOSECONDS.sleep(retry.pauseAfter(attempt));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            conflict.addSuppressed(interrupted);
            throw gaveUp("because the thread was interrupted", command, conflict);
        }
    }

    private static ConcurrencyException gaveUp(String why, Command<?> command, ConcurrencyException conflict) {
        return new ConcurrencyException(
                "gave up " + why + " on " + command + ": " + conflict.getMessage() + "; it changed nothing", conflict);
    }
}
