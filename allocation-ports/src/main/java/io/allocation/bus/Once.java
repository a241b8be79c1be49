package io.allocation.bus;

import io.allocation.domain.Require;
import io.allocation.ports.MessageId;
import java.util.Optional;

/**
 * A command that a message brought, as {@link Middleware} sees it on its way: see {@link MessageBus#handleOnce}.
 *
 * @param <R> the type of the command's answer
 * @param message which message it was
 * @param command the command
 */
public record Once<R>(MessageId message, Command<R> command) implements Command<Optional<R>> {

    /** Checks that both are there. */
    public Once {
        Require.present("message", message);
        Require.present("command", command);
    }
}
