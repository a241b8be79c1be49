package io.allocation.bus;

import io.allocation.ports.Work;

/**
 * Answers one kind of command. Must be thread-safe, and must have no effect but through the unit of work: after a
 * conflict it is called again, with a new unit of work.
 *
 * @param <C> the kind of command
 * @param <R> the type of the answer
 */
@FunctionalInterface
public interface CommandHandler<C extends Command<R>, R> {

    /**
     * Does what the command says. The bus commits afterwards; whatever is thrown here rolls back and reaches the sender
     * as it is.
     *
     * @param command the command
     * @param unitOfWork the unit of work that the command takes effect in
     * @return the answer
     */
    R handle(C command, Work unitOfWork);
}
