package io.allocation.ports;

/** A store that can check itself. Thread-safe. */
@FunctionalInterface
public interface Verifiable {

    /**
     * Counts every counter again from the allocations that it stands for. Reads everything there is: for the night, for
     * monitoring and for tests, not for every request.
     *
     * @return what was found; a difference means that somebody else has changed the store, or a defect
     */
    Verification verify();
}
