package io.allocation.spring;

import io.allocation.bus.JoinedBus;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What a transaction of Spring's has to do with the bus, from the first command to the end. What is rolled back to a
 * savepoint must not be told after the commit, so each part of the transaction has a {@link JoinedBus} of its own.
 */
final class Participation implements TransactionSynchronization {

    private final Object key;
    private final Supplier<JoinedBus> join;
    private final Runnable release;
    private final List<JoinedBus> parts = new ArrayList<>();
    private final Map<Object, Integer> partsBefore = new HashMap<>();

    /**
     * @param key what it is bound by to the thread
     * @param join makes a bus on the transaction's connection
     * @param release gives the connection back
     */
    Participation(Object key, Supplier<JoinedBus> join, Runnable release) {
        this.key = key;
        this.join = join;
        this.release = release;
        parts.add(join.get());
    }

    JoinedBus bus() {
        return parts.get(parts.size() - 1);
    }

    @Override
    public void suspend() {
        TransactionSynchronizationManager.unbindResource(key);
    }

    @Override
    public void resume() {
        TransactionSynchronizationManager.bindResource(key, this);
    }

    @Override
    public void savepoint(Object savepoint) {
        partsBefore.put(savepoint, parts.size());
        parts.add(join.get());
    }

    /** There is no entry if the savepoint is older than the first command: then all of them are undone. */
    @Override
    public void savepointRollback(Object savepoint) {
        int kept = partsBefore.getOrDefault(savepoint, 0);
        parts.subList(kept, parts.size()).clear();
        parts.add(join.get());
    }

    @Override
    public void beforeCompletion() {
        suspend();
        release.run();
    }

    /** Not in {@code afterCommit}: there, commands of the handlers would still join what is committed already. */
    @Override
    public void afterCompletion(int status) {
        TransactionSynchronizationManager.unbindResourceIfPossible(key);
        if (status == STATUS_COMMITTED) {
            parts.forEach(JoinedBus::committed);
        }
    }
}
