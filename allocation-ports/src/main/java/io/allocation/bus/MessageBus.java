package io.allocation.bus;

import io.allocation.domain.Event;
import io.allocation.domain.Require;
import io.allocation.ports.MessageId;
import io.allocation.ports.UnitOfWorkFactory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Takes commands to their handlers. Each command gets one unit of work: its handler and the event handlers act in it,
 * then it is committed, then the after-commit handlers are called. Conflicts with other units of work are retried as
 * the {@link RetryPolicy} says, the first attempt optimistic, further ones locking.
 *
 * <p>Synchronous; for asynchronous sending use an executor of your own. Immutable and thread-safe. Senders that meet
 * have their commands carried out together, by one of them, as {@link Coalescing} tells. A handler that sends a command
 * through the bus starts a second, separate unit of work, with retries of its own inside those of the first; what
 * should happen in its own it does to its own {@code unitOfWork}.
 */
public final class MessageBus {

    private final List<Middleware> middleware;
    private final Coalescing coalescing;
    private final Ways ways;
    private final Middleware.Next way;

    private MessageBus(List<Middleware> middleware, Coalescing coalescing, Ways ways) {
        this.middleware = List.copyOf(middleware);
        this.coalescing = coalescing;
        this.ways = ways;
        way = wrap(new Stripes(coalescing, ways));
    }

    private Middleware.Next wrap(Middleware.Next innermost) {
        Middleware.Next wrapped = innermost;
        for (int i = middleware.size() - 1; i >= 0; i--) {
            wrapped = new Layer(middleware.get(i), wrapped);
        }
        return wrapped;
    }

    /**
     * A new bus, without handlers yet.
     *
     * @param unitsOfWork opens the unit of work for each command
     * @return a builder
     */
    public static Builder builder(UnitOfWorkFactory unitsOfWork) {
        return new Builder(unitsOfWork);
    }

    /**
     * Handles a command. When this returns, what it did is committed.
     *
     * @param <R> the type of the answer
     * @param command the command
     * @return the handler's answer
     * @throws UnhandledCommandException if this bus has no handler for such a command
     * @throws io.allocation.ports.ConcurrencyException if every attempt met a conflict; nothing changed
     */
    public <R> R handle(Command<R> command) {
        return way.handle(command);
    }

    /**
     * Handles a command that a message brought, unless it has been handled before: what it does is committed together
     * with the knowledge that this message took effect. A command that throws leaves no trace of its message.
     *
     * @param <R> the type of the answer
     * @param message which message it was; known by the store as long as its {@link io.allocation.ports.Inbox} keeps it
     * @param command the command
     * @return the handler's answer; empty if this message took effect before
     * @throws UnhandledCommandException if this bus has no handler for such a command
     * @throws io.allocation.ports.ConcurrencyException if every attempt met a conflict; nothing changed
     */
    public <R> Optional<R> handleOnce(MessageId message, Command<R> command) {
        return way.handle(new Once<>(message, command));
    }

    /**
     * Handles many commands, each as by {@link #handle}, in order, and {@link ProductCommand}s that follow each other
     * together: as many in one unit of work as {@link Coalescing#mostAtOnce} says, which middleware sees as one
     * {@link Many}. One that throws changes nothing and does not keep the others from their turns.
     *
     * <p>Needs memory for so many commands and their outcomes only: the source may be endless. It should not wait for
     * anything, least of all for an outcome: those of a unit of work are told when all of its commands are taken from
     * the source and handled.
     *
     * @param <R> the common type of the answers
     * @param commands the commands
     * @param outcomes is told what became of each, in the same order; if it throws, no more are taken from the source
     */
    public <R> void handleAll(
            Iterator<? extends Command<? extends R>> commands, Consumer<? super Outcome<R>> outcomes) {
        new Bulk<R>(way, coalescing.mostAtOnce(), outcomes).handle(commands);
    }

    /**
     * A bus with the same handlers and middleware that works in a transaction of the caller, who commits it or rolls it
     * back: what its commands do has the same fate as all else in that transaction.
     *
     * @param joined opens units of work in that transaction, as an adapter for joined transactions does
     * @return a bus for as long as that transaction lasts
     */
    public JoinedBus join(UnitOfWorkFactory joined) {
        Require.present("joined", joined);
        return new JoinedBus(ways.dispatcher(), stored -> wrap(ways.joining(joined, stored)));
    }

    /** Puts a bus together. Not thread-safe. */
    public static final class Builder {

        private final UnitOfWorkFactory unitsOfWork;
        private final Map<Class<?>, CommandHandler<?, ?>> handlers = new HashMap<>();
        private final List<EventRoutes.Route<EventHandler<Event>>> inside = new ArrayList<>();
        private final List<EventRoutes.Route<AfterCommitHandler<Event>>> afterCommit = new ArrayList<>();
        private final List<Middleware> middleware = new ArrayList<>();
        private final List<Class<?>> complete = new ArrayList<>();
        private final Set<String> problems = new LinkedHashSet<>();
        private RetryPolicy retry = RetryPolicy.standard();
        private Coalescing coalescing = Coalescing.standard();
        private BusListener listener = BusListener.logging();

        private Builder(UnitOfWorkFactory unitsOfWork) {
            this.unitsOfWork = Require.present("unitsOfWork", unitsOfWork);
        }

        /**
         * Registers the handler of a kind of command.
         *
         * @param <C> the kind of command
         * @param <R> the type of the answer
         * @param type the exact class of the commands
         * @param handler answers them
         * @return this builder
         */
        public <C extends Command<R>, R> Builder command(
                Class<C> type, CommandHandler<? super C, ? extends R> handler) {
            if (handlers.putIfAbsent(Require.present("type", type), Require.present("handler", handler)) != null) {
                problems.add("command " + type.getName() + " has two handlers");
            }
            return this;
        }

        /**
         * Registers a handler inside the unit of work. Handlers of the same event are called in the order of
         * registration.
         *
         * @param <E> the kind of event
         * @param type the class of the events, or a supertype
         * @param handler reacts to them
         * @return this builder
         */
        public <E extends Event> Builder onEvent(Class<E> type, EventHandler<? super E> handler) {
            inside.add(route(inside, type, handler));
            return this;
        }

        /**
         * Registers a handler behind the commit. Handlers of the same event are called in the order of registration.
         *
         * @param <E> the kind of event
         * @param type the class of the events, or a supertype
         * @param handler reacts to them
         * @return this builder
         */
        public <E extends Event> Builder afterCommit(Class<E> type, AfterCommitHandler<? super E> handler) {
            afterCommit.add(route(afterCommit, type, handler));
            return this;
        }

        @SuppressWarnings("unchecked") // a route hands its handler only events of the route's type
        private <H> EventRoutes.Route<H> route(List<EventRoutes.Route<H>> known, Class<?> type, Object handler) {
            EventRoutes.Route<H> route =
                    new EventRoutes.Route<>(Require.present("type", type), (H) Require.present("handler", handler));
            if (known.contains(route)) {
                problems.add("event " + type.getName() + " has the same handler twice");
            }
            return route;
        }

        /**
         * Adds middleware inside of that added before.
         *
         * @param layer wraps the handling of every command
         * @return this builder
         */
        public Builder middleware(Middleware layer) {
            middleware.add(Require.present("middleware", layer));
            return this;
        }

        /**
         * Sets how conflicts are retried, instead of by {@link RetryPolicy#standard()}.
         *
         * @param policy how often, after which pauses
         * @return this builder
         */
        public Builder retry(RetryPolicy policy) {
            retry = Require.present("retry", policy);
            return this;
        }

        /**
         * Sets how commands that come at the same time share units of work, instead of by
         * {@link Coalescing#standard()}.
         *
         * @param policy how many may be under way, and how many commands each takes
         * @return this builder
         */
        public Builder coalescing(Coalescing policy) {
            coalescing = Require.present("coalescing", policy);
            return this;
        }

        /**
         * Sets who hears what the bus has to tell, failures of after-commit handlers above all, instead of the log.
         *
         * @param hearer hears
         * @return this builder
         */
        public Builder listener(BusListener hearer) {
            listener = Require.present("listener", hearer);
            return this;
        }

        /**
         * Has {@link #build()} check that no command of a family is left without a handler.
         *
         * @param family a kind of command, or a sealed interface: then every type that it permits
         * @return this builder
         */
        public Builder requireHandlersFor(Class<?> family) {
            complete.add(Require.present("family", family));
            return this;
        }

        /**
         * Builds the bus.
         *
         * @return a bus with what was registered until now
         * @throws BusConfigurationException naming every command that has two handlers or lacks one, and every event
         *     handler that is registered twice
         */
        public MessageBus build() {
            List<String> found = new ArrayList<>(problems);
            complete.forEach(family -> findUnhandled(family, found));
            if (handlers.isEmpty()) {
                found.add("it has no command handler");
            }
            if (!found.isEmpty()) {
                throw new BusConfigurationException(found);
            }
            Reports reports = new Reports(listener);
            Dispatcher dispatcher = new Dispatcher(new EventRoutes<>(inside), new EventRoutes<>(afterCommit), reports);
            Ways ways = new Ways(unitsOfWork, new CommandHandlers(handlers), dispatcher, retry, reports);
            return new MessageBus(middleware, coalescing, ways);
        }

        private void findUnhandled(Class<?> family, List<String> found) {
            if (!family.isSealed()) {
                if (!handlers.containsKey(family)) {
                    found.add("command " + family.getName() + " has no handler");
                }
                return;
            }
            for (Class<?> member : family.getPermittedSubclasses()) {
                findUnhandled(member, found);
            }
        }
    }

    /** One middleware and what comes after it; made once, so that a command on its way allocates nothing. */
    private record Layer(Middleware middleware, Middleware.Next next) implements Middleware.Next {

        @Override
        public <R> R handle(Command<R> command) {
            return middleware.handle(command, next);
        }
    }
}
