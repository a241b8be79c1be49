package io.allocation.adapters.memory;

import io.allocation.domain.BatchReference;
import io.allocation.domain.Product;
import io.allocation.domain.Sku;
import io.allocation.ports.AbstractUnitOfWork;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

final class InMemoryUnitOfWork extends AbstractUnitOfWork {

    private final InMemoryStore store;
    private final boolean exclusive;

    InMemoryUnitOfWork(InMemoryStore store, boolean exclusive) {
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
    protected void store(List<Product> changed) {
        store.store(changed);
    }

    @Override
    protected void release(boolean committed) {
        if (exclusive) {
            store.release();
        }
    }
}
