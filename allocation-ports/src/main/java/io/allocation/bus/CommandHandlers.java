package io.allocation.bus;

import io.allocation.domain.Require;
import io.allocation.ports.UnitOfWork;
import java.util.Map;
import java.util.Optional;

/** Which handler answers which kind of command. */
final class CommandHandlers {

    private final Map<Class<?>, CommandHandler<?, ?>> byCommand;

    CommandHandlers(Map<Class<?>, CommandHandler<?, ?>> byCommand) {
        this.byCommand = Map.copyOf(byCommand);
    }

    @SuppressWarnings("unchecked") // the builder only takes a handler together with the class of its command
    <R> CommandHandler<Command<R>, R> of(Command<R> command) {
        if (command instanceof Once<?> once) {
            return (CommandHandler<Command<R>, R>) (CommandHandler<?, ?>) once(once);
        }
        CommandHandler<?, ?> handler =
                byCommand.get(Require.present("command", command).getClass());
        if (handler == null) {
            throw new UnhandledCommandException(command.getClass());
        }
        return (CommandHandler<Command<R>, R>) handler;
    }

    /** Knows of the message in the unit of work in which the command takes effect. */
    private <R> CommandHandler<Once<R>, Optional<R>> once(Once<R> once) {
        CommandHandler<Command<R>, R> handler = of(once.command());
        return (command, work) -> ((UnitOfWork) work).receive(command.message())
                ? Optional.of(handler.handle(command.command(), work))
                : Optional.empty();
    }
}
