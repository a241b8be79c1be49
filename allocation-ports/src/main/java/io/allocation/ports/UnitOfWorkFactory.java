package io.allocation.ports;

/** Opens units of work on one store. Thread-safe. */
@FunctionalInterface
public interface UnitOfWorkFactory {

    /**
     * Opens a unit of work.
     *
     * @param locking how it shall deal with others that change the same products
     * @return an open unit of work; the caller closes it
     */
    UnitOfWork begin(Locking locking);
}
