package io.allocation.ports;

import io.allocation.domain.Event;
import java.util.List;

/**
 * All or nothing: what is done to its products takes effect together at {@link #commit()}, or not at all. Closing
 * without commit rolls back. For one thread; used once; no thread-local state.
 */
public interface UnitOfWork extends Work, AutoCloseable {

    /**
     * The events since the last call, for dispatch: product by product in the order in which the products were first
     * asked for, each product's in the order in which they happened; then the published ones.
     *
     * @return the new events; empty if there are none
     * @throws IllegalStateException after commit or close
     */
    List<Event> collectEvents();

    /**
     * Makes everything that was done take effect, at once and together. Nothing can be done afterwards but close,
     * whether this succeeds or throws.
     *
     * @throws ConcurrencyException if a changed product has been changed by another unit of work since it was loaded;
     *     nothing took effect, and the work can be tried again from the start
     * @throws IllegalStateException after commit or close
     */
    void commit();

    /**
     * Ends the unit of work; rolls back unless it has committed. Closing again does nothing. Does not throw after
     * commit.
     */
    @Override
    void close();
}
