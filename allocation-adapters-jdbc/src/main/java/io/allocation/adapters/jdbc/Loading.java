package io.allocation.adapters.jdbc;

import io.allocation.domain.Allocation;
import io.allocation.domain.OrderId;
import io.allocation.domain.Sku;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Locks products, if asked to, loads them, and what orders hold of them, all in one round trip. Each of the statements
 * sees what is committed when it begins; so what is locked stays as it is for those that follow.
 */
final class Loading {

    private final Session session;
    private final SortedSet<Sku> skus;
    private final List<Line> lines = new ArrayList<>();
    private final Map<Sku, Long> locked = new HashMap<>();
    private final Map<Sku, StoredProduct> products = new HashMap<>();

    private record Line(Sku sku, OrderId orderId) {

        @Override
        public String toString() {
            return sku + " of order " + orderId;
        }
    }

    Loading(Session session, SortedMap<Sku, Set<OrderId>> wanted) {
        this.session = session;
        skus = new TreeSet<>(wanted.keySet());
        wanted.forEach((sku, orders) -> orders.forEach(orderId -> lines.add(new Line(sku, orderId))));
    }

    /**
     * Where nothing is locked, only one line can be loaded like this: the versions of several could be from several
     * times.
     */
    static boolean isPossible(Database database, boolean locking, SortedMap<Sku, Set<OrderId>> wanted) {
        return database.takesManyRowsAtOnce()
                && (locking
                        || (wanted.size() == 1
                                && wanted.values().iterator().next().size() <= 1));
    }

    Map<Sku, StoredProduct> load() {
        return load(List.of());
    }

    /** @param waiting for others that hold a lock, instead of failing */
    Map<Sku, StoredProduct> loadLocked(boolean waiting) {
        Map<Sku, StoredProduct> found = load(List.of(lock(waiting)));
        found.keySet().retainAll(locked.keySet());
        locked.forEach((sku, version) -> requireVersion(found.get(sku), version));
        return found;
    }

    private static void requireVersion(@Nullable StoredProduct product, long version) {
        if (product != null) {
            product.requireVersion(version);
        }
    }

    private Map<Sku, StoredProduct> load(List<Session.Query> before) {
        List<Session.Query> queries = new ArrayList<>(before);
        queries.add(openBatches());
        if (lines.size() == 1) {
            queries.add(claims(lines.get(0)));
        } else if (!lines.isEmpty()) {
            queries.add(claims());
        }
        session.queryTogether(purpose(), queries);
        return products;
    }

    private String purpose() {
        String what = isOne() ? "load product " + skus.first() : "load products " + skus;
        return lines.isEmpty() ? what : what + " and lines " + lines;
    }

    private Session.Query lock(boolean waiting) {
        String sql = isOne() ? Sql.LOCK_PRODUCT : ArraySql.LOCK_PRODUCTS;
        return new Session.Query(waiting ? sql : sql + Sql.OR_FAIL, this::setSkus, rows -> {
            while (rows.next()) {
                locked.put(new Sku(rows.getString(2)), rows.getLong(1));
            }
        });
    }

    private Session.Query openBatches() {
        return new Session.Query(
                isOne() ? Sql.OPEN_BATCHES : ArraySql.OPEN_BATCHES,
                this::setSkus,
                rows -> products.putAll(StoredProduct.readAll(session, rows)));
    }

    private boolean isOne() {
        return skus.size() == 1;
    }

    private void setSkus(Parameters to) throws SQLException {
        if (isOne()) {
            to.text(skus.first().value());
        } else {
            to.array("text", skus.stream().map(Sku::value).toArray(String[]::new));
        }
    }

    private Session.Query claims(Line line) {
        return new Session.Query(
                Sql.CLAIMS_OF_LINE,
                to -> to.text(line.orderId().value()).text(line.sku().value()),
                rows -> {
                    StoredProduct product = products.get(line.sku());
                    if (product != null) {
                        product.readLine(line.orderId(), rows);
                    }
                });
    }

    private Session.Query claims() {
        return new Session.Query(ArraySql.CLAIMS_OF_LINES, this::setLines, this::readLines);
    }

    private void setLines(Parameters to) throws SQLException {
        Columns columns = new Columns();
        lines.forEach(line ->
                columns.nextRow().text(line.sku().value()).text(line.orderId().value()));
        columns.setAll(to);
    }

    private void readLines(ResultSet rows) throws SQLException {
        Map<Line, List<Allocation>> found = new HashMap<>();
        while (rows.next()) {
            Allocation claim = Rows.claim(rows, 1);
            found.computeIfAbsent(new Line(claim.line().sku(), claim.line().orderId()), line -> new ArrayList<>())
                    .add(claim);
        }
        for (Line line : lines) {
            StoredProduct product = products.get(line.sku());
            if (product != null) {
                product.remember(line.orderId(), found.getOrDefault(line, List.of()));
            }
        }
    }
}
