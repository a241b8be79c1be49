package com.example.mvstore;

import io.allocation.domain.BatchReference;
import io.allocation.domain.Event;
import io.allocation.domain.Product;
import io.allocation.domain.Sku;
import io.allocation.ports.AbstractUnitOfWork;
import io.allocation.ports.MessageId;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

final class MvUnitOfWork extends AbstractUnitOfWork {

    private final MvStock store;
    private final boolean exclusive;
    private final Set<MessageId> received = new HashSet<>();

    MvUnitOfWork(MvStock store, boolean exclusive) {
        this.store = store;
        this.exclusive = exclusive;
    }

    @Override
    protected Optional<Product> load(Sku sku) {
        return store.load(sku);
    }

    @Override
    protected Collection<Sku> skusWithBatch(BatchReference reference) {
        return store.skusWithBatch(reference);
    }

    @Override
    protected boolean insertIfAbsent(MessageId message) {
        return !store.hasReceived(message) && received.add(message);
    }

    @Override
    protected void store(List<Product> changed, List<Event> events) {
        store.store(changed, received);
    }

    @Override
    protected void release(boolean committed) {
        if (exclusive) {
            store.endTurn();
        }
    }
}
