package io.allocation.adapters.jdbc;

import io.allocation.domain.BatchReference;
import io.allocation.domain.Event;
import io.allocation.domain.OrderId;
import io.allocation.domain.Product;
import io.allocation.domain.ProductHistory;
import io.allocation.domain.Sku;
import io.allocation.ports.AbstractUnitOfWork;
import io.allocation.ports.ConcurrencyException;
import io.allocation.ports.MessageId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

final class JdbcUnitOfWork extends AbstractUnitOfWork {

    private final Transaction transaction;
    private final Map<Sku, StoredProduct> loaded = new HashMap<>();
    private final Writing writing;
    private @Nullable Sku lastLocked;
    private boolean received;

    JdbcUnitOfWork(Transaction transaction, Writing writing) {
        this.transaction = transaction;
        this.writing = writing;
    }

    @Override
    protected Optional<Product> load(Sku sku) {
        SortedMap<Sku, Set<OrderId>> lines = new TreeMap<>(Map.of(sku, Set.of()));
        if (isPossibleAtOnce(lines)) {
            return Optional.ofNullable(loadAtOnce(lines).get(sku));
        }
        OptionalLong locked = transaction.isLocking() ? lock(sku) : OptionalLong.empty();
        if (transaction.isLocking() && locked.isEmpty()) {
            return Optional.empty();
        }
        Optional<StoredProduct> stored = StoredProduct.read(transaction.session(), sku);
        stored.ifPresent(product -> {
            locked.ifPresent(product::requireVersion);
            loaded.put(sku, product);
        });
        return stored.map(StoredProduct::restore);
    }

    private OptionalLong lock(Sku sku) {
        return StoredProduct.lock(transaction.session(), sku, mayWaitFor(sku, sku));
    }

    /**
     * Waits only for products that come after those locked already: two that wait for each other would have to be
     * parted by the database, which takes its time. The next attempt expects these, and so has them in order.
     */
    private boolean mayWaitFor(Sku first, Sku last) {
        Sku held = lastLocked;
        boolean inOrder = held == null || held.compareTo(first) < 0;
        if (held == null || held.compareTo(last) < 0) {
            lastLocked = last;
        }
        return inOrder || !transaction.isOwn();
    }

    @Override
    protected Map<Sku, Product> loadAll(SortedMap<Sku, Set<OrderId>> lines) {
        return isPossibleAtOnce(lines) ? loadAtOnce(lines) : super.loadAll(lines);
    }

    private boolean isPossibleAtOnce(SortedMap<Sku, Set<OrderId>> lines) {
        return Loading.isPossible(transaction.session().database(), transaction.isLocking(), lines);
    }

    private Map<Sku, Product> loadAtOnce(SortedMap<Sku, Set<OrderId>> lines) {
        Loading loading = new Loading(transaction.session(), lines);
        Map<Sku, StoredProduct> found = transaction.isLocking()
                ? loading.loadLocked(mayWaitFor(lines.firstKey(), lines.lastKey()))
                : loading.load();
        loaded.putAll(found);
        Map<Sku, Product> products = new HashMap<>();
        found.forEach((sku, stored) -> products.put(sku, stored.restore()));
        return products;
    }

    @Override
    protected Collection<Sku> skusWithBatch(BatchReference reference) {
        return transaction
                .session()
                .query(
                        "look for batch " + reference,
                        Sql.SKUS_WITH_BATCH,
                        to -> to.text(reference.value()),
                        rows -> Rows.all(rows, (row, column) -> new Sku(row.getString(column))));
    }

    @Override
    protected boolean insertIfAbsent(MessageId message) {
        transaction.session().database().requireOne("inbox");
        boolean first = transaction.insertIfAbsent(
                "take in " + message,
                Sql.INSERT_MESSAGE,
                to -> to.text(message.consumer())
                        .text(message.source())
                        .text(message.id())
                        .time(writing.clock().instant()));
        received |= first;
        return first;
    }

    /** By SKU, so that two that write the same products do not wait for each other. */
    @Override
    protected void store(List<Product> changed, List<Event> events) {
        SortedMap<Sku, Product> products = new TreeMap<>();
        changed.forEach(product -> products.put(product.sku(), product));
        Map<Sku, List<Event>> outgoing = writing.outgoing(events);
        SortedSet<Sku> skus = new TreeSet<>(products.keySet());
        skus.addAll(outgoing.keySet());
        if (!transaction.isOwn()) {
            skus.forEach(this::lockUnseen);
        }
        WriteSet writes = new WriteSet(skus.size() == 1 || areLocked(skus, products));
        EventRows rows = new EventRows();
        for (Sku sku : skus) {
            List<Event> told = outgoing.getOrDefault(sku, List.of());
            write(sku, products.get(sku), told.size(), writes);
            rows.add(writing.messages(sku, told));
        }
        rows.addTo(writes, transaction.session().database());
        if (received || !writes.isEmpty()) {
            transaction.store("store " + skus, writes);
        }
        if (!outgoing.isEmpty() && transaction.isOwn()) {
            writing.appended();
        }
    }

    /**
     * Written without having been read, a product would be taken for up to date by the rest of the caller's
     * transaction, although its batches are still seen as they were when that began.
     */
    private void lockUnseen(Sku sku) {
        if (!loaded.containsKey(sku)) {
            load(sku);
        }
    }

    /** All but those that are new, which nobody else can lock. */
    private boolean areLocked(Set<Sku> skus, Map<Sku, Product> changed) {
        return transaction.isLocking()
                && skus.stream().allMatch(sku -> loaded.containsKey(sku) || changed.containsKey(sku));
    }

    private void write(Sku sku, @Nullable Product product, int events, WriteSet writes) {
        if (product == null) {
            writes.add(ProductRow.told(sku, events));
            return;
        }
        StoredProduct stored = loaded.get(sku);
        if (product.storedVersion() != (stored == null ? 0 : stored.version())) {
            throw ConcurrencyException.changedSince(sku, product.storedVersion());
        }
        writes.add(
                stored == null
                        ? ProductRow.created(sku, product.version(), events)
                        : ProductRow.changed(sku, stored.version(), product.version(), events));
        new ProductChanges(product, stored == null ? ProductHistory.NONE : stored).addTo(writes);
    }

    @Override
    protected void release(boolean committed) {
        transaction.end();
    }
}
