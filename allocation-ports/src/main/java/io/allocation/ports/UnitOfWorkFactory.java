package io.allocation.ports;

/** Opens units of work on one store. Thread-safe. */
@FunctionalInterface
public interface UnitOfWorkFactory {

    /**
     * Opens a unit of work.
     *
     * @param locking how it shall deal with others that change the same products
     * @return an open unit of work; the caller closes it
     * @throws StoreException if there is none to be had, as when the store cannot be reached, or others hold it for too
     *     long: before anything was asked for that is no conflict, and is not tried again
     */
    UnitOfWork begin(Locking locking);
}
