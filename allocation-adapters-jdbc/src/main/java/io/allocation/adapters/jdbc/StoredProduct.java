package io.allocation.adapters.jdbc;

import io.allocation.domain.Allocation;
import io.allocation.domain.Batch;
import io.allocation.domain.BatchReference;
import io.allocation.domain.OrderId;
import io.allocation.domain.Product;
import io.allocation.domain.ProductHistory;
import io.allocation.domain.Sku;
import io.allocation.ports.ConcurrencyException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A product as it is stored: what has been read of it in this unit of work, and is not read again, and the way to read
 * more. Refuses to read on once the version is another one.
 */
final class StoredProduct implements ProductHistory {

    private static final int FIRST_COLUMN = 2;
    private static final int SKU_COLUMN = 11;

    private final Session session;
    private final Sku sku;
    private final long version;
    private final Map<BatchReference, Optional<Batch>> batches = new HashMap<>();
    private final Map<OrderId, List<Allocation>> lines = new HashMap<>();

    private StoredProduct(Session session, Sku sku, long version) {
        this.session = session;
        this.sku = sku;
        this.version = version;
    }

    /** Reads the version and the open batches; empty if the product is unknown. */
    static Optional<StoredProduct> read(Session session, Sku sku) {
        return Optional.ofNullable(session.query(
                        "load product " + sku,
                        Sql.OPEN_BATCHES,
                        to -> to.text(sku.value()),
                        rows -> readAll(session, rows))
                .get(sku));
    }

    /** From rows of {@link Sql#OPEN_BATCHES}, of one product or several. */
    static Map<Sku, StoredProduct> readAll(Session session, ResultSet rows) throws SQLException {
        Map<Sku, StoredProduct> products = new HashMap<>();
        while (rows.next()) {
            Sku sku = new Sku(rows.getString(SKU_COLUMN));
            long version = rows.getLong(1);
            StoredProduct stored = products.computeIfAbsent(sku, found -> new StoredProduct(session, found, version));
            if (isPresent(rows, FIRST_COLUMN)) {
                Batch batch = Rows.batch(rows, FIRST_COLUMN);
                stored.batches.put(batch.reference(), Optional.of(batch));
            }
        }
        return products;
    }

    /** Makes others wait who want to change it; returns its version, or empty if the product is unknown. */
    static OptionalLong lock(Session session, Sku sku, boolean waiting) {
        return session.query(
                "lock product " + sku,
                waiting ? Sql.LOCK_PRODUCT : Sql.LOCK_PRODUCT + Sql.OR_FAIL,
                to -> to.text(sku.value()),
                rows -> rows.next() ? OptionalLong.of(rows.getLong(1)) : OptionalLong.empty());
    }

    Product restore() {
        List<Batch> open = batches.values().stream().flatMap(Optional::stream).toList();
        return Product.restore(sku, version, open, this);
    }

    long version() {
        return version;
    }

    @Override
    public Optional<Batch> batch(BatchReference reference) {
        return batches.computeIfAbsent(reference, this::readBatch);
    }

    private Optional<Batch> readBatch(BatchReference reference) {
        return lookUp(
                        "look up batch " + reference + " of product " + sku,
                        Sql.BATCH_OF_PRODUCT,
                        to -> to.text(reference.value()).text(sku.value()),
                        Rows::batch)
                .stream()
                .findFirst();
    }

    @Override
    public List<Allocation> allocationsOf(OrderId orderId) {
        return lines.computeIfAbsent(orderId, this::readLine);
    }

    private List<Allocation> readLine(OrderId orderId) {
        return inOrder(lookUp(
                "look up what order " + orderId + " holds of product " + sku,
                Sql.CLAIMS_OF_LINE,
                to -> to.text(orderId.value()).text(sku.value()),
                Rows::claim));
    }

    /** From rows of {@link Sql#CLAIMS_OF_LINE}, to have them when they are asked for. */
    void readLine(OrderId orderId, ResultSet rows) throws SQLException {
        remember(orderId, read(rows, Rows::claim));
    }

    void remember(OrderId orderId, List<Allocation> parts) {
        lines.put(orderId, inOrder(parts));
    }

    private static List<Allocation> inOrder(List<Allocation> parts) {
        return parts.stream().sorted(Allocation.FIRST_COME).toList();
    }

    @Override
    public List<Allocation> latestAllocations(BatchReference batch, long before, int limit) {
        List<Allocation> claims = lookUp(
                "look up who came last to batch " + batch + " of product " + sku,
                Sql.latestLines(limit),
                to -> to.text(sku.value()).text(batch.value()).number(before).text(sku.value()),
                Rows::claim);
        claims.sort(Allocation.FIRST_COME);
        rememberLines(claims);
        return claims.stream()
                .filter(claim -> claim.batch().equals(batch) && !claim.shipped())
                .sorted(Comparator.comparingLong(Allocation::sequence).reversed())
                .toList();
    }

    private void rememberLines(List<Allocation> claims) {
        Map<OrderId, List<Allocation>> read = new HashMap<>();
        claims.forEach(claim -> read.computeIfAbsent(claim.line().orderId(), orderId -> new ArrayList<>())
                .add(claim));
        read.forEach((orderId, parts) -> lines.putIfAbsent(orderId, List.copyOf(parts)));
    }

    /** Reads what is there of the product now, provided that it is still what was loaded. */
    private <T> List<T> lookUp(String purpose, String sql, Parameters.Setter parameters, Rows.Mapper<T> mapper) {
        return session.query(purpose, sql, parameters, rows -> read(rows, mapper));
    }

    private <T> List<T> read(ResultSet rows, Rows.Mapper<T> mapper) throws SQLException {
        List<T> found = new ArrayList<>();
        boolean any = false;
        while (rows.next()) {
            any = true;
            requireVersion(rows.getLong(1));
            if (isPresent(rows, FIRST_COLUMN)) {
                found.add(mapper.map(rows, FIRST_COLUMN));
            }
        }
        requireVersion(any ? version : 0);
        return found;
    }

    /** A lock, or a later query, sees what is committed by then, and this perhaps not what was so. */
    void requireVersion(long now) {
        if (now != version) {
            throw ConcurrencyException.changedSince(sku, version);
        }
    }

    /** The version comes also if there is nothing else. */
    private static boolean isPresent(ResultSet row, int column) throws SQLException {
        return row.getString(column) != null;
    }
}
