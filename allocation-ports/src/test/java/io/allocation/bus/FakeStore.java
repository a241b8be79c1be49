package io.allocation.bus;

import io.allocation.domain.BatchReference;
import io.allocation.domain.Event;
import io.allocation.domain.Product;
import io.allocation.domain.ProductHistory;
import io.allocation.domain.Sku;
import io.allocation.ports.AbstractUnitOfWork;
import io.allocation.ports.ConcurrencyException;
import io.allocation.ports.Locking;
import io.allocation.ports.MessageId;
import io.allocation.ports.UnitOfWork;
import io.allocation.ports.UnitOfWorkFactory;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps the versions and open batches of products, writes down what it is asked for, and meets conflicts on demand. */
public final class FakeStore implements UnitOfWorkFactory {

    private final Map<Sku, Product> products = new ConcurrentHashMap<>();
    private final Set<MessageId> messages = new HashSet<>();
    private final List<String> log = new CopyOnWriteArrayList<>();
    private int conflicts;
    private int failures;
    private RuntimeException failure = new IllegalStateException();
    private Optional<Sku> held = Optional.empty();

    /** The next look-up of a product meets a conflict. */
    public FakeStore holding(Sku sku) {
        held = Optional.of(sku);
        return this;
    }

    /** The next commits meet this many conflicts. */
    public FakeStore conflicting(int times) {
        conflicts = times;
        return this;
    }

    /** The next commits fail so many times. */
    public FakeStore failing(RuntimeException with, int times) {
        failure = with;
        failures = times;
        return this;
    }

    /** What happened, in order. */
    public List<String> log() {
        return log;
    }

    @Override
    public UnitOfWork begin(Locking locking) {
        log.add("begin " + locking);
        return new FakeUnitOfWork();
    }

    private final class FakeUnitOfWork extends AbstractUnitOfWork {

        @Override
        protected Optional<Product> load(Sku sku) {
            log.add("load " + sku);
            if (held.equals(Optional.of(sku))) {
                held = Optional.empty();
                throw new ConcurrencyException("product " + sku + " is held");
            }
            return Optional.ofNullable(products.get(sku))
                    .map(stored -> Product.restore(sku, stored.version(), stored.openBatches(), ProductHistory.NONE));
        }

        @Override
        protected Collection<Sku> skusWithBatch(BatchReference reference) {
            log.add("look for batch " + reference);
            return products.values().stream()
                    .filter(product -> product.batch(reference).isPresent())
                    .map(Product::sku)
                    .toList();
        }

        @Override
        protected boolean insertIfAbsent(MessageId message) {
            return messages.add(message);
        }

        @Override
        protected void store(List<Product> changed, List<Event> events) {
            if (changed.isEmpty()) {
                return;
            }
            if (conflicts > 0) {
                conflicts--;
                throw ConcurrencyException.changedSince(
                        changed.get(0).sku(), changed.get(0).storedVersion());
            }
            if (failures > 0) {
                failures--;
                throw failure;
            }
            changed.forEach(product -> products.put(product.sku(), product));
            log.add("store " + changed.size());
        }

        @Override
        protected void release(boolean committed) {
            log.add(committed ? "close" : "roll back");
        }
    }
}
