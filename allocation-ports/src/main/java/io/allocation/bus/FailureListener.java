package io.allocation.bus;

import io.allocation.domain.Event;

/** Is told of what an {@link AfterCommitHandler} threw. Must be thread-safe and must not throw. */
@FunctionalInterface
public interface FailureListener {

    /**
     * An after-commit handler failed; the command is committed and answered all the same.
     *
     * @param event the event that it was called for
     * @param failure what it threw
     */
    void afterCommitFailed(Event event, Throwable failure);
}
