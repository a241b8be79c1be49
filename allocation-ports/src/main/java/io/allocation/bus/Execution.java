package io.allocation.bus;

import io.allocation.domain.Event;
import io.allocation.domain.Require;
import io.allocation.ports.ConcurrencyException;
import io.allocation.ports.Locking;
import io.allocation.ports.UnitOfWork;
import io.allocation.ports.UnitOfWorkFactory;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The innermost step: one command, one handler, one unit of work, tried again after a conflict. */
final class Execution implements Middleware.Next {

    private static final Logger LOG = LoggerFactory.getLogger(MessageBus.class);

    private final UnitOfWorkFactory unitsOfWork;
    private final Map<Class<?>, CommandHandler<?, ?>> handlers;
    private final Dispatcher dispatcher;
    private final RetryPolicy retry;

    Execution(
            UnitOfWorkFactory unitsOfWork,
            Map<Class<?>, CommandHandler<?, ?>> handlers,
            Dispatcher dispatcher,
            RetryPolicy retry) {
        this.unitsOfWork = unitsOfWork;
        this.handlers = Map.copyOf(handlers);
        this.dispatcher = dispatcher;
        this.retry = retry;
    }

    @Override
    public <R> R handle(Command<R> command) {
        CommandHandler<Command<R>, R> handler = handlerOf(command);
        for (int attempt = 1; ; attempt++) {
            try {
                return attempt(command, handler, attempt == 1 ? Locking.OPTIMISTIC : Locking.PESSIMISTIC);
            } catch (ConcurrencyException conflict) {
                pauseOrGiveUp(command, attempt, conflict);
            }
        }
    }

    @SuppressWarnings("unchecked") // the builder only takes a handler together with the class of its command
    private <R> CommandHandler<Command<R>, R> handlerOf(Command<R> command) {
        CommandHandler<?, ?> handler =
                handlers.get(Require.present("command", command).getClass());
        if (handler == null) {
            throw new UnhandledCommandException(command.getClass());
        }
        return (CommandHandler<Command<R>, R>) handler;
    }

    private <R> R attempt(Command<R> command, CommandHandler<Command<R>, R> handler, Locking locking) {
        R answer;
        List<Event> events;
        try (UnitOfWork unitOfWork = unitsOfWork.begin(locking)) {
            answer = handler.handle(command, unitOfWork);
            events = dispatcher.dispatch(command, unitOfWork);
            unitOfWork.commit();
        }
        dispatcher.dispatchCommitted(events);
        return answer;
    }

    private void pauseOrGiveUp(Command<?> command, int attempt, ConcurrencyException conflict) {
        if (attempt >= retry.attempts()) {
            throw retry.attempts() == 1 ? conflict : gaveUp("after " + attempt + " attempts", command, conflict);
        }
        LOG.debug("Attempt {} of {} met a conflict", attempt, command, conflict);
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
