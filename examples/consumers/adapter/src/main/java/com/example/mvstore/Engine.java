package com.example.mvstore;

import io.allocation.ports.StoreException;
import io.allocation.ports.UncertainCommitException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;

/**
 * All or nothing on an {@link MVStore}: one writes at a time, and those who read see what is committed. Says of what
 * fails what was being done. Thread-safe.
 */
final class Engine implements AutoCloseable {

    private final MVStore store;
    private final Duration patience;
    /** Who may write: for the length of a commit, or of a pessimistic unit of work. */
    private final ReentrantLock turn = new ReentrantLock();
    /** Held by all who read, and by who writes while the maps are between two states. */
    private final ReadWriteLock state = new ReentrantReadWriteLock();

    Engine(MVStore store, Duration patience) {
        this.store = store;
        this.patience = patience;
    }

    <T> T read(String what, Supplier<T> reader) {
        state.readLock().lock();
        try {
            requireOpen(what);
            return reader.get();
        } catch (MVStoreException failure) {
            throw new StoreException(what + " failed; look at the file and open the store again", failure);
        } finally {
            state.readLock().unlock();
        }
    }

    /** Readers wait until it is safe on the disk: what is told must not be lost any more. */
    void write(String what, Runnable changes) {
        takeTurn(what);
        state.writeLock().lock();
        try {
            requireOpen(what);
            change(what, changes);
            commit(what);
        } finally {
            state.writeLock().unlock();
            endTurn();
        }
    }

    private void change(String what, Runnable changes) {
        try {
            changes.run();
        } catch (MVStoreException failure) {
            rollBack(failure);
            throw new StoreException(what + " failed, nothing was stored; look at the file", failure);
        } catch (RuntimeException | Error failure) {
            rollBack(failure);
            throw failure;
        }
    }

    private void rollBack(Throwable failure) {
        try {
            store.rollback();
        } catch (MVStoreException worse) {
            failure.addSuppressed(worse);
            store.closeImmediately();
        }
    }

    /** After one that failed, memory may know more than the file: nobody shall read that. */
    private void commit(String what) {
        try {
            store.commit();
            store.sync();
        } catch (MVStoreException failure) {
            store.closeImmediately();
            throw new UncertainCommitException(what + " was not confirmed; open the store again", failure);
        }
    }

    /** Waits until nobody else writes, and keeps others from it. That it fails is no conflict, which is tried again. */
    void takeTurn(String what) {
        try {
            if (!turn.tryLock(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new StoreException(
                        what + " failed: another unit of work has been holding the store for more than " + patience
                                + "; try again");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new StoreException(what + " was interrupted while it waited for another unit of work", interrupted);
        }
    }

    void endTurn() {
        turn.unlock();
    }

    private void requireOpen(String what) {
        if (store.isClosed()) {
            throw new StoreException(what + " failed: the store is closed; open it again");
        }
    }

    @Override
    public void close() {
        state.writeLock().lock();
        try {
            store.close();
        } finally {
            state.writeLock().unlock();
        }
    }
}
