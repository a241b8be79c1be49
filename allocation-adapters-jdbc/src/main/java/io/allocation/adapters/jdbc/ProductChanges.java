package io.allocation.adapters.jdbc;

import io.allocation.domain.Allocation;
import io.allocation.domain.Batch;
import io.allocation.domain.BatchReference;
import io.allocation.domain.OrderId;
import io.allocation.domain.OrderLine;
import io.allocation.domain.Product;
import io.allocation.domain.ProductChange;
import io.allocation.domain.ProductEvent;
import io.allocation.domain.ProductHistory;
import io.allocation.domain.StockRecords;
import io.allocation.ports.StoreException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Carries a product's changes out on what was loaded of it, so that of the many changes of a row one write remains. The
 * product's own row is {@link ProductRow}'s business.
 */
final class ProductChanges implements StockRecords {

    private final Product product;
    private final ProductHistory before;
    private final Map<BatchReference, Batch> batches = new LinkedHashMap<>();
    private final Map<OrderId, List<Allocation>> lines = new LinkedHashMap<>();

    ProductChanges(Product product, ProductHistory before) {
        this.product = product;
        this.before = before;
    }

    void addTo(WriteSet writes) {
        for (ProductEvent event : product.events()) {
            if (event instanceof ProductChange change) {
                change.applyTo(this);
            }
        }
        batches.values().forEach(batch -> writes.add(write(batch)));
        lines.forEach((orderId, now) -> addClaims(before.allocationsOf(orderId), now, writes));
    }

    @Override
    public Batch batch(BatchReference reference) {
        Batch changed = batches.get(reference);
        return changed != null ? changed : before.batch(reference).orElseThrow();
    }

    @Override
    public List<Allocation> allocationsOf(OrderId orderId) {
        List<Allocation> changed = lines.get(orderId);
        return changed != null ? changed : before.allocationsOf(orderId);
    }

    @Override
    public void save(Batch batch) {
        batches.put(batch.reference(), batch);
    }

    @Override
    public void save(Allocation allocation) {
        List<Allocation> parts = others(allocation);
        parts.add(allocation);
        parts.sort(Allocation.FIRST_COME);
        lines.put(allocation.line().orderId(), parts);
    }

    @Override
    public void remove(Allocation allocation) {
        lines.put(allocation.line().orderId(), others(allocation));
    }

    private List<Allocation> others(Allocation allocation) {
        List<Allocation> parts = new ArrayList<>(allocationsOf(allocation.line().orderId()));
        parts.removeIf(part -> part.batch().equals(allocation.batch()));
        return parts;
    }

    private Write write(Batch batch) {
        Parameters.Setter state = to -> to.number(batch.purchased())
                .number(batch.allocated())
                .number(batch.shipped())
                .flag(batch.isOpen())
                .day(batch.eta())
                .text(batch.sku().value())
                .text(batch.reference().value());
        if (before.batch(batch.reference()).isPresent()) {
            return new Write(Sql.UPDATE_BATCH, state, () -> vanished("batch " + batch.reference()));
        }
        Parameters.Setter all = to -> {
            state.set(to);
            to.day(batch.expiry())
                    .text(batch.warehouse() == null ? null : batch.warehouse().value())
                    .number(batch.received());
        };
        return new Write(Sql.INSERT_BATCH, all, () -> vanished("batch " + batch.reference()));
    }

    private void addClaims(List<Allocation> then, List<Allocation> now, WriteSet writes) {
        for (Allocation claim : then) {
            if (find(claim, now) == null) {
                writes.add(write(Sql.DELETE_CLAIM, claim, to -> {}));
            }
        }
        for (Allocation claim : now) {
            Allocation known = find(claim, then);
            if (!claim.equals(known)) {
                writes.add(write(known == null ? Sql.INSERT_CLAIM : Sql.UPDATE_CLAIM, claim, to -> state(claim, to)));
            }
        }
    }

    private static @Nullable Allocation find(Allocation claim, List<Allocation> parts) {
        for (Allocation part : parts) {
            if (part.batch().equals(claim.batch())) {
                return part;
            }
        }
        return null;
    }

    private static void state(Allocation claim, Parameters to) throws SQLException {
        to.number(claim.quantity())
                .number(claim.line().quantity())
                .number(claim.sequence())
                .flag(claim.shipped());
    }

    private Write write(String sql, Allocation claim, Parameters.Setter state) {
        OrderLine line = claim.line();
        Parameters.Setter all = to -> {
            state.set(to);
            to.text(line.sku().value())
                    .text(line.orderId().value())
                    .text(claim.batch().value());
        };
        return new Write(sql, all, () -> vanished("the claim of order " + line.orderId() + " on " + claim.batch()));
    }

    private StoreException vanished(String what) {
        return new StoreException("could not store product " + product.sku() + ": " + what
                + " is no longer there, though the version is the same; has somebody else written to the tables?");
    }
}
