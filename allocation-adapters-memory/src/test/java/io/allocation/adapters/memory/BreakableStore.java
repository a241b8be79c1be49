package io.allocation.adapters.memory;

import io.allocation.domain.Allocation;
import io.allocation.domain.Batch;
import io.allocation.domain.BatchReference;
import io.allocation.domain.Event;
import io.allocation.domain.OrderId;
import io.allocation.domain.Product;
import io.allocation.domain.ProductChange;
import io.allocation.domain.ProductHistory;
import io.allocation.domain.Sku;
import io.allocation.ports.AbstractUnitOfWork;
import io.allocation.ports.AllocationViews;
import io.allocation.ports.ConcurrencyException;
import io.allocation.ports.Inbox;
import io.allocation.ports.Locking;
import io.allocation.ports.MessageId;
import io.allocation.ports.UnitOfWork;
import io.allocation.ports.UnitOfWorkFactory;
import io.allocation.ports.Verification;
import io.allocation.testkit.StoreFixture;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * A correct store whose steps can be overridden one by one, so that {@link BrokenStores}, {@link BrokenReads} and
 * {@link BrokenRaces} break exactly one of them; what it does about messages is in {@link BreakableInbox}.
 */
class BreakableStore implements StoreFixture, UnitOfWorkFactory, AllocationViews {

    static final Comparator<Batch> FIRST_RECEIVED = Comparator.comparingLong(Batch::received);

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Sku, Shelf> shelves = new HashMap<>();
    private final StoredLines lines = new StoredLines();
    private final BreakableInbox inbox;

    /** A product as it is stored, and its version, which the faults need apart. */
    static final class Shelf {

        final StoredProduct content;
        long version;

        Shelf(StoredProduct content) {
            this.content = content;
        }
    }

    BreakableStore() {
        this(new BreakableInbox());
    }

    BreakableStore(BreakableInbox inbox) {
        this.inbox = inbox;
    }

    // the steps of writing

    Sku key(Sku sku) {
        return sku;
    }

    boolean locks(Locking locking) {
        return locking == Locking.PESSIMISTIC;
    }

    Optional<Product> load(Sku sku) {
        return locked(() -> find(sku)
                .map(shelf -> Product.restore(sku, shelf.version, loaded(shelf), history(shelf, shelf.version))));
    }

    Collection<Batch> loaded(Shelf shelf) {
        return shelf.content.openBatches();
    }

    ProductHistory history(Shelf shelf, long version) {
        return new History(shelf, version);
    }

    Collection<Sku> skusWithBatch(BatchReference reference) {
        return locked(() -> shelves.values().stream()
                .filter(shelf -> shelf.content.find(reference).isPresent())
                .map(shelf -> shelf.content.sku())
                .toList());
    }

    void store(List<Product> changed) {
        locked(() -> {
            changed.forEach(this::requireUnchanged);
            changed.forEach(this::apply);
            return true;
        });
    }

    void store(List<Product> changed, Set<MessageId> messages) {
        if (messages.isEmpty()) {
            storeIfAny(changed);
            return;
        }
        locked(() -> {
            messages.forEach(inbox::requireNew);
            storeIfAny(changed);
            messages.forEach(inbox::remember);
            return true;
        });
    }

    final void storeIfAny(List<Product> changed) {
        if (!changed.isEmpty()) {
            store(changed);
        }
    }

    void requireUnchanged(Product product) {
        long stored = find(product.sku()).map(shelf -> shelf.version).orElse(0L);
        if (stored != product.storedVersion()) {
            throw ConcurrencyException.changedSince(product.sku(), product.storedVersion());
        }
    }

    void apply(Product product) {
        Sku key = key(product.sku());
        Shelf shelf = shelves.computeIfAbsent(key, sku -> new Shelf(new StoredProduct(sku, lines)));
        product.events().forEach(event -> {
            if (event instanceof ProductChange change) {
                apply(change, shelf.content);
            }
        });
        shelf.version = product.version();
    }

    void apply(ProductChange change, StoredProduct content) {
        change.applyTo(content);
    }

    void released() {}

    // the steps of reading

    @Override
    public List<Allocation> allocationsOf(OrderId orderId) {
        return locked(() -> lines.of(orderId));
    }

    @Override
    public List<Batch> availabilityOf(Sku sku) {
        return locked(
                () -> sorted(find(sku).map(shelf -> shelf.content.openBatches()).orElse(List.of())));
    }

    @Override
    public List<Batch> batchesOf(Sku sku) {
        return locked(
                () -> sorted(find(sku).map(shelf -> shelf.content.batches()).orElse(List.of())));
    }

    List<Batch> sorted(Collection<Batch> batches) {
        return batches.stream().sorted(FIRST_RECEIVED).toList();
    }

    // what holds them together

    final Optional<Shelf> find(Sku sku) {
        return Optional.ofNullable(shelves.get(key(sku)));
    }

    final <T> T locked(Supplier<T> action) {
        lock.lock();
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public UnitOfWork begin(Locking locking) {
        boolean exclusive = locks(locking);
        if (exclusive) {
            lock.lock();
        }
        return new Work(exclusive);
    }

    @Override
    public final UnitOfWorkFactory unitsOfWork() {
        return this;
    }

    @Override
    public final AllocationViews views() {
        return this;
    }

    @Override
    public final Inbox inbox() {
        return inbox;
    }

    @Override
    public final Verification verify() {
        return locked(() -> {
            Recount recount = new Recount();
            lines.forEach(recount::count);
            shelves.values().forEach(shelf -> shelf.content.batches().forEach(recount::compare));
            return recount.result();
        });
    }

    @Override
    public final void close() {}

    private final class Work extends AbstractUnitOfWork {

        private final boolean exclusive;
        private final Set<MessageId> messages = new HashSet<>();

        Work(boolean exclusive) {
            this.exclusive = exclusive;
        }

        @Override
        protected Optional<Product> load(Sku sku) {
            return BreakableStore.this.load(sku);
        }

        @Override
        protected Collection<Sku> skusWithBatch(BatchReference reference) {
            return BreakableStore.this.skusWithBatch(reference);
        }

        @Override
        protected boolean insertIfAbsent(MessageId message) {
            return inbox.isNew(message, messages);
        }

        @Override
        protected void store(List<Product> changed, List<Event> events) {
            BreakableStore.this.store(changed, messages);
        }

        @Override
        protected void release(boolean committed) {
            if (exclusive) {
                lock.unlock();
            }
            released();
        }
    }

    /** What a product looks up; refuses what is no longer as it was loaded. */
    class History implements ProductHistory {

        private final Shelf shelf;
        private final long version;

        History(Shelf shelf, long version) {
            this.shelf = shelf;
            this.version = version;
        }

        boolean isUnchanged() {
            return shelf.version == version;
        }

        <T> T unchanged(Supplier<T> lookUp) {
            return locked(() -> {
                if (!isUnchanged()) {
                    throw ConcurrencyException.changedSince(shelf.content.sku(), version);
                }
                return lookUp.get();
            });
        }

        @Override
        public Optional<Batch> batch(BatchReference reference) {
            return unchanged(() -> shelf.content.find(reference));
        }

        @Override
        public List<Allocation> allocationsOf(OrderId orderId) {
            return unchanged(() -> shelf.content.allocationsOf(orderId));
        }

        @Override
        public List<Allocation> latestAllocations(BatchReference batch, long before, int limit) {
            return unchanged(() -> shelf.content.latestAllocations(batch, before, limit));
        }
    }
}
