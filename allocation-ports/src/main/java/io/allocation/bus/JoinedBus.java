package io.allocation.bus;

import io.allocation.domain.Event;
import io.allocation.ports.MessageId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Handles commands in a transaction that the caller began and will end; comes from {@link MessageBus#join}. Each
 * command sees what those before it did. A conflict is not tried again, for what the transaction did before would be
 * lost: it reaches the caller at once, who rolls back and starts from the beginning. Not thread-safe: it lives on the
 * thread, and as long as the transaction, that it joined.
 */
public final class JoinedBus {

    private final Dispatcher dispatcher;
    private final List<Event> stored = new ArrayList<>();
    private final Middleware.Next way;

    JoinedBus(Dispatcher dispatcher, Function<Consumer<List<Event>>, Middleware.Next> way) {
        this.dispatcher = dispatcher;
        this.way = way.apply(stored::addAll);
    }

    /**
     * Handles a command. When this returns, what it did is part of the caller's transaction.
     *
     * @param <R> the type of the answer
     * @param command the command
     * @return the handler's answer
     * @throws UnhandledCommandException if the bus has no handler for such a command
     * @throws io.allocation.ports.ConcurrencyException if it met a conflict: roll the transaction back
     */
    public <R> R handle(Command<R> command) {
        return way.handle(command);
    }

    /**
     * Handles a command that a message brought, unless it has been handled before. When this returns, what it did, and
     * the knowledge that this message took effect, are part of the caller's transaction.
     *
     * @param <R> the type of the answer
     * @param message which message it was
     * @param command the command
     * @return the handler's answer; empty if this message took effect before
     * @throws UnhandledCommandException if the bus has no handler for such a command
     * @throws io.allocation.ports.ConcurrencyException if it met a conflict: roll the transaction back
     */
    public <R> Optional<R> handleOnce(MessageId message, Command<R> command) {
        return way.handle(new Once<>(message, command));
    }

    /**
     * Tells that the transaction has been committed: the after-commit handlers now hear of everything that was handled
     * since the last time. Without this call they never do, which is what is wanted after a rollback.
     */
    public void committed() {
        List<Event> events = List.copyOf(stored);
        stored.clear();
        dispatcher.dispatchCommitted(events);
    }
}
