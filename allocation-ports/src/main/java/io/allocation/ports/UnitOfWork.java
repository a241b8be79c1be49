package io.allocation.ports;

import io.allocation.domain.Event;
import io.allocation.domain.OrderId;
import io.allocation.domain.Sku;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All or nothing: what is done to its products takes effect together at {@link #commit()}, or not at all. Closing
 * without commit rolls back. For one thread; used once; no thread-local state.
 */
public interface UnitOfWork extends Work, AutoCloseable {

    /**
     * Tells which products will be asked for, and of each the orders whose lines will be, so that they can be loaded
     * together, and locked in one order: two units of work that expect the same products do not end up waiting for each
     * other. They count as asked for only when they are.
     *
     * @param lines the SKUs of the products, each with those orders, perhaps none
     * @throws ConcurrencyException if one of them cannot be had now because another unit of work holds it
     * @throws IllegalStateException after commit or close
     */
    void expect(Map<Sku, Set<OrderId>> lines);

    /**
     * The products that were asked for, found or not: what another attempt had better expect.
     *
     * @return their SKUs; may be asked at any time
     */
    Collection<Sku> seen();

    /**
     * Takes in a message, at most once: what it brings about takes effect together with the knowledge that it did.
     *
     * @param message which message it is
     * @return whether it is new; if not, it took effect before, and there is nothing left to do
     * @throws ConcurrencyException if another unit of work is just taking in the same message
     * @throws IllegalStateException after commit or close
     */
    boolean receive(MessageId message);

    /**
     * Tells that what follows is done for another command. A product that was asked for before is looked at by
     * {@link #collectEvents} again once it is asked for again; so what a command costs does not depend on how many
     * products those before it needed.
     *
     * @throws IllegalStateException after commit or close
     */
    void nextCommand();

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
