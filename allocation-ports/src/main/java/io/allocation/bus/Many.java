package io.allocation.bus;

import java.util.List;

/**
 * Commands that are handled together, as {@link Middleware} sees them on their way: see {@link MessageBus#handleAll}.
 * The answer is what became of each, in the same order; or nothing, if they could not be handled together: then nothing
 * took effect, and each comes along by itself.
 *
 * @param <R> the common type of the commands' answers
 * @param commands the commands
 */
public record Many<R>(List<ProductCommand<? extends R>> commands) implements Command<List<Outcome<R>>> {

    /** Copies the list. */
    public Many {
        commands = List.copyOf(commands);
    }
}
