package io.allocation.adapters.jdbc;

import io.allocation.domain.BatchReference;
import io.allocation.domain.Product;
import io.allocation.domain.ProductHistory;
import io.allocation.domain.Sku;
import io.allocation.ports.AbstractUnitOfWork;
import io.allocation.ports.ConcurrencyException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

final class JdbcUnitOfWork extends AbstractUnitOfWork {

    private final Transaction transaction;
    private final Map<Sku, StoredProduct> loaded = new HashMap<>();
    private @Nullable Sku lastLocked;

    JdbcUnitOfWork(Transaction transaction) {
        this.transaction = transaction;
    }

    @Override
    protected Optional<Product> load(Sku sku) {
        OptionalLong locked = transaction.isLocking() ? lock(sku) : OptionalLong.empty();
        if (transaction.isLocking() && locked.isEmpty()) {
            return Optional.empty();
        }
        Optional<StoredProduct> stored = StoredProduct.read(transaction.session(), sku);
        stored.ifPresent(product -> {
            requireSame(locked, product, sku);
            loaded.put(sku, product);
        });
        return stored.map(StoredProduct::restore);
    }

    /**
     * Waits only for products that come after those locked already: two that wait for each other would have to be
     * parted by the database, which takes its time. The next attempt expects this one, and so has it in order.
     */
    private OptionalLong lock(Sku sku) {
        boolean inOrder = lastLocked == null || lastLocked.compareTo(sku) < 0;
        OptionalLong version = StoredProduct.lock(transaction.session(), sku, inOrder || !transaction.canStartAgain());
        if (inOrder) {
            lastLocked = sku;
        }
        return version;
    }

    /** A lock sees what is committed, a query in a transaction that began before perhaps what was so then. */
    private static void requireSame(OptionalLong locked, StoredProduct product, Sku sku) {
        if (locked.isPresent() && locked.getAsLong() != product.version()) {
            throw ConcurrencyException.changedSince(sku, product.version());
        }
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

    /** By SKU, so that two that write the same products do not wait for each other. */
    @Override
    protected void store(List<Product> changed) {
        List<Product> sorted =
                changed.stream().sorted(Comparator.comparing(Product::sku)).toList();
        WriteSet writes = new WriteSet();
        for (Product product : sorted) {
            StoredProduct stored = loaded.get(product.sku());
            new ProductChanges(product, stored == null ? ProductHistory.NONE : stored).addTo(writes);
        }
        transaction.store("store " + sorted.stream().map(Product::sku).toList(), writes);
    }

    @Override
    protected void release(boolean committed) {
        transaction.end();
    }
}
