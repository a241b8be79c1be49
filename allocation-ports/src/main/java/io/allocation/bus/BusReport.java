package io.allocation.bus;

import io.allocation.domain.Event;
import io.allocation.ports.ConcurrencyException;

/** What a {@link MessageBus} has to tell besides its answers: for metrics and logs. */
public sealed interface BusReport {

    /**
     * Commands that came at the same time, or through {@link MessageBus#handleAll}, shared a unit of work that is
     * committed.
     *
     * @param commands how many, two or more
     */
    record Grouped(int commands) implements BusReport {}

    /**
     * Commands could not share a unit of work: nothing took effect, and each is now carried out by itself.
     *
     * @param commands how many, two or more
     * @param cause why
     */
    record Dissolved(int commands, Throwable cause) implements BusReport {}

    /**
     * A unit of work met a conflict, and nothing of it took effect.
     *
     * @param commands how many commands shared it
     * @param attempt which attempt that was, counted from 1
     * @param retried whether there is another attempt; if not, those who sent the commands are told, or those who
     *     shared the unit of work part
     * @param cause who was in the way of what
     */
    record Conflict(int commands, int attempt, boolean retried, ConcurrencyException cause) implements BusReport {}

    /**
     * An after-commit handler failed; the command is committed and answered all the same.
     *
     * @param event the event that it was called for
     * @param cause what it threw
     */
    record AfterCommitFailed(Event event, Throwable cause) implements BusReport {}
}
