package io.allocation.adapters.memory;

import io.allocation.domain.Allocation;
import io.allocation.domain.Batch;
import io.allocation.domain.BatchReference;
import io.allocation.domain.Event;
import io.allocation.domain.OrderId;
import io.allocation.domain.Product;
import io.allocation.domain.Require;
import io.allocation.domain.Sku;
import io.allocation.domain.UnknownSkuException;
import io.allocation.messaging.EventEncoder;
import io.allocation.messaging.Message;
import io.allocation.messaging.Outbox;
import io.allocation.ports.AllocationViews;
import io.allocation.ports.Catalogue;
import io.allocation.ports.ConcurrencyException;
import io.allocation.ports.Inbox;
import io.allocation.ports.Locking;
import io.allocation.ports.MessageId;
import io.allocation.ports.UnitOfWork;
import io.allocation.ports.UnitOfWorkFactory;
import io.allocation.ports.Verifiable;
import io.allocation.ports.Verification;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A store in the heap, for tests and small programs. Units of work see only what is committed, notice at commit when a
 * product that they changed was changed by another one, and leave no trace when they do not commit: as with the
 * database adapters, which pass the same contracts. Thread-safe.
 *
 * <p>What it is not: durable (it ends with the process), shared between processes, or bounded (it keeps every batch and
 * allocation that there ever was). One lock guards all products; it is held for single look-ups and for commits, and by
 * a {@linkplain Locking#PESSIMISTIC pessimistic} unit of work from begin to close, so that nobody else reads or commits
 * meanwhile.
 */
public final class InMemoryStore implements UnitOfWorkFactory, AllocationViews, Catalogue, Inbox, Verifiable {

    private static final Comparator<Batch> FIRST_RECEIVED = Comparator.comparingLong(Batch::received);

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Sku, StoredProduct> products = new HashMap<>();
    private final StoredLines lines = new StoredLines();
    private final Map<MessageId, Instant> messages = new HashMap<>();
    private final InMemoryOutbox outbox = new InMemoryOutbox(lock);
    private final @Nullable EventEncoder encoder;
    private final Clock clock;

    /** An empty store that does not write an outbox. */
    public InMemoryStore() {
        this(null, Clock.systemUTC());
    }

    /**
     * An empty store that writes the events of every unit of work to its {@link #outbox}.
     *
     * @param encoder makes messages of them
     */
    public InMemoryStore(EventEncoder encoder) {
        this(Require.present("encoder", encoder), encoder.clock());
    }

    private InMemoryStore(@Nullable EventEncoder encoder, Clock clock) {
        this.encoder = encoder;
        this.clock = clock;
    }

    @Override
    public UnitOfWork begin(Locking locking) {
        boolean exclusive = Require.present("locking", locking) == Locking.PESSIMISTIC;
        if (exclusive) {
            lock.lock();
        }
        return new InMemoryUnitOfWork(this, exclusive);
    }

    @Override
    public List<Allocation> allocationsOf(OrderId orderId) {
        Require.present("orderId", orderId);
        return locked(() -> lines.of(orderId));
    }

    @Override
    public List<Batch> availabilityOf(Sku sku) {
        Require.present("sku", sku);
        return locked(() -> find(sku).map(StoredProduct::openBatches).orElse(List.of()).stream()
                .sorted(FIRST_RECEIVED)
                .toList());
    }

    @Override
    public List<Batch> batchesOf(Sku sku) {
        Require.present("sku", sku);
        return locked(() -> find(sku).map(StoredProduct::batches).orElse(List.of()).stream()
                .sorted(FIRST_RECEIVED)
                .toList());
    }

    @Override
    public List<Sku> skus(String prefix, int most) {
        Require.prefix("prefix", prefix);
        return first(most, stored -> stored.sku().value().startsWith(prefix));
    }

    @Override
    public List<Sku> soldOut(@Nullable Sku after, int most) {
        return first(
                most,
                stored -> stored.openBatches().isEmpty()
                        && (after == null || stored.sku().compareTo(after) > 0));
    }

    private List<Sku> first(int most, Predicate<StoredProduct> which) {
        Require.positive("most", most);
        return locked(() -> products.values().stream()
                .filter(which)
                .map(StoredProduct::sku)
                .sorted()
                .limit(most)
                .toList());
    }

    @Override
    public Verification verify() {
        return locked(() -> {
            Recount recount = new Recount();
            lines.forEach(recount::count);
            products.values().forEach(product -> product.batches().forEach(recount::compare));
            return recount.result();
        });
    }

    Optional<Product> load(Sku sku) {
        return locked(() -> find(sku)
                .map(stored -> Product.restore(
                        sku,
                        stored.version(),
                        stored.openBatches(),
                        new HistoryAtVersion(this, stored, stored.version()))));
    }

    /** A scan: in memory that is as fast as it has to be. */
    List<Sku> skusWithBatch(BatchReference reference) {
        return locked(() -> products.values().stream()
                .filter(stored -> stored.find(reference).isPresent())
                .map(StoredProduct::sku)
                .toList());
    }

    boolean hasReceived(MessageId message) {
        return locked(() -> messages.containsKey(message));
    }

    /** All or nothing: checks everything before it touches anything. */
    void store(List<Product> changed, List<Event> events, Set<MessageId> received) {
        boolean appended = locked(() -> {
            changed.forEach(this::requireUnchanged);
            received.forEach(this::requireAbsent);
            List<Message> outgoing = outgoing(changed, events);
            changed.forEach(product -> products.computeIfAbsent(product.sku(), sku -> new StoredProduct(sku, lines))
                    .apply(product));
            received.forEach(message -> messages.put(message, clock.instant()));
            return outbox.append(outgoing);
        });
        if (appended) {
            outbox.tell();
        }
    }

    private void requireAbsent(MessageId message) {
        if (messages.containsKey(message)) {
            throw new ConcurrencyException(message + " was taken in by another unit of work");
        }
    }

    private List<Message> outgoing(List<Product> changed, List<Event> events) {
        if (encoder == null) {
            return List.of();
        }
        List<Message> messages = new ArrayList<>();
        encoder.outgoing(events).forEach((sku, own) -> {
            if (!products.containsKey(sku) && changed.stream().noneMatch(product -> sku.equals(product.sku()))) {
                throw new UnknownSkuException(sku);
            }
            messages.addAll(encoder.encode(sku, own, outbox.lastPosition(sku)));
        });
        return messages;
    }

    /**
     * The events that are to be published.
     *
     * @return the outbox; always empty if this store does not write one
     */
    public Outbox outbox() {
        return outbox;
    }

    @Override
    public long forget(Instant before) {
        Require.present("before", before);
        return locked(() -> {
            int known = messages.size();
            messages.values().removeIf(received -> received.isBefore(before));
            return (long) known - messages.size();
        });
    }

    private void requireUnchanged(Product product) {
        long stored = find(product.sku()).map(StoredProduct::version).orElse(0L);
        if (stored != product.storedVersion()) {
            throw ConcurrencyException.changedSince(product.sku(), product.storedVersion());
        }
    }

    private Optional<StoredProduct> find(Sku sku) {
        return Optional.ofNullable(products.get(sku));
    }

    <T> T locked(Supplier<T> action) {
        lock.lock();
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }

    void release() {
        lock.unlock();
    }
}
