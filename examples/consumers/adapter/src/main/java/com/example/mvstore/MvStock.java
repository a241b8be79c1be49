package com.example.mvstore;

import io.allocation.domain.Allocation;
import io.allocation.domain.Batch;
import io.allocation.domain.BatchReference;
import io.allocation.domain.OrderId;
import io.allocation.domain.Product;
import io.allocation.domain.ProductChange;
import io.allocation.domain.ProductEvent;
import io.allocation.domain.Require;
import io.allocation.domain.Sku;
import io.allocation.ports.AllocationViews;
import io.allocation.ports.Catalogue;
import io.allocation.ports.ConcurrencyException;
import io.allocation.ports.Inbox;
import io.allocation.ports.Locking;
import io.allocation.ports.MessageId;
import io.allocation.ports.StoreException;
import io.allocation.ports.UnitOfWork;
import io.allocation.ports.UnitOfWorkFactory;
import io.allocation.ports.Verifiable;
import io.allocation.ports.Verification;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;

/**
 * Stock in H2's key-value store: one file, for one process. What is committed is safe on the disk when the commit
 * returns. Thread-safe; one unit of work commits at a time, and a pessimistic one keeps all others from it.
 *
 * <p>Has no outbox. The file is compacted when the store is closed.
 */
public final class MvStock implements UnitOfWorkFactory, AllocationViews, Catalogue, Inbox, Verifiable, AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Engine engine;
    private final Stock stock;
    private final Messages messages;
    private final Clock clock;

    private MvStock(MVStore store, Duration patience, Clock clock) {
        this.engine = new Engine(store, patience);
        this.stock = new Stock(store);
        this.messages = new Messages(store);
        this.clock = clock;
    }

    /**
     * Opens a file, which is created if it is not there.
     *
     * @param file where the stock is kept
     * @return the store; to be closed
     * @throws StoreException if the file cannot be opened, as when another process has it
     */
    public static MvStock open(Path file) {
        return open(file.toString(), PATIENCE);
    }

    /**
     * Stock that ends with the process.
     *
     * @return an empty store
     */
    public static MvStock inMemory() {
        return open(null, PATIENCE);
    }

    /** What MVStore writes by itself, in the background, would be halves of changes: it is told not to. */
    static MvStock open(String file, Duration patience) {
        try {
            MVStore store =
                    new MVStore.Builder().fileName(file).autoCommitDisabled().open();
            return new MvStock(store, patience, Clock.systemUTC());
        } catch (MVStoreException failure) {
            throw new StoreException("Opening " + file + " failed; see that no other process has it", failure);
        }
    }

    /**
     * {@inheritDoc} A pessimistic one waits for its turn.
     *
     * @throws StoreException if it waits for longer than half a minute, or is interrupted
     */
    @Override
    public UnitOfWork begin(Locking locking) {
        boolean exclusive = Require.present("locking", locking) == Locking.PESSIMISTIC;
        if (exclusive) {
            engine.takeTurn("Beginning a unit of work");
        }
        return new MvUnitOfWork(this, exclusive);
    }

    void endTurn() {
        engine.endTurn();
    }

    Optional<Product> load(Sku sku) {
        return engine.read("Loading product " + sku, () -> restore(sku, stock.version(sku)));
    }

    private Optional<Product> restore(Sku sku, long version) {
        return version == 0
                ? Optional.empty()
                : Optional.of(Product.restore(
                        sku, version, stock.openBatches(sku), new StoredHistory(engine, stock, sku, version)));
    }

    Collection<Sku> skusWithBatch(BatchReference reference) {
        return engine.read("Looking for batch " + reference, () -> stock.skusWithBatch(reference));
    }

    boolean hasReceived(MessageId message) {
        return engine.read("Looking for " + message, () -> messages.has(message));
    }

    void store(List<Product> changed, Set<MessageId> received) {
        engine.write("Storing products " + changed + " and messages " + received, () -> {
            changed.forEach(this::store);
            messages.add(received, clock.instant());
        });
    }

    private void store(Product product) {
        if (stock.version(product.sku()) != product.storedVersion()) {
            throw ConcurrencyException.changedSince(product.sku(), product.storedVersion());
        }
        ProductRecords records = new ProductRecords(stock, product.sku());
        for (ProductEvent event : product.events()) {
            if (event instanceof ProductChange change) {
                change.applyTo(records);
            }
        }
        stock.setVersion(product.sku(), product.version());
    }

    @Override
    public List<Allocation> allocationsOf(OrderId orderId) {
        Require.present("orderId", orderId);
        return engine.read("Reading order " + orderId, () -> stock.allocations(orderId));
    }

    @Override
    public List<Batch> availabilityOf(Sku sku) {
        Require.present("sku", sku);
        return engine.read("Reading open batches of " + sku, () -> stock.openBatches(sku));
    }

    @Override
    public List<Batch> batchesOf(Sku sku) {
        Require.present("sku", sku);
        return engine.read("Reading batches of " + sku, () -> stock.batches(sku));
    }

    /** By UTF-16 unit, as {@link Sku} sorts. */
    @Override
    public List<Sku> skus(String prefix, int most) {
        Require.prefix("prefix", prefix);
        Require.positive("most", most);
        return engine.read(
                "Listing products that begin with " + prefix,
                () -> stock.skusFrom(prefix)
                        .takeWhile(sku -> sku.value().startsWith(prefix))
                        .limit(most)
                        .toList());
    }

    /** By UTF-16 unit, as {@link Sku} sorts. */
    @Override
    public List<Sku> soldOut(Sku after, int most) {
        Require.positive("most", most);
        return engine.read(
                "Listing products that are sold out",
                () -> stock.skusFrom(after == null ? "" : after.value())
                        .filter(sku -> !sku.equals(after) && !stock.hasOpenBatch(sku))
                        .limit(most)
                        .toList());
    }

    /** Reads all that is remembered, while everybody waits: for a quiet hour. */
    @Override
    public long forget(Instant before) {
        Require.present("before", before);
        long[] forgotten = new long[1];
        engine.write("Forgetting messages", () -> forgotten[0] = messages.forget(before));
        return forgotten[0];
    }

    /** Holds everything in memory at once. */
    @Override
    public Verification verify() {
        return engine.read("Verifying", () -> Audit.of(stock.allBatches(), stock.allAllocations()));
    }

    /** Nothing can be done afterwards. Closing again does nothing. */
    @Override
    public void close() {
        engine.close();
    }
}
