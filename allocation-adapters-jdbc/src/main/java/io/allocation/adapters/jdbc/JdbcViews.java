package io.allocation.adapters.jdbc;

import io.allocation.domain.Allocation;
import io.allocation.domain.Batch;
import io.allocation.domain.BatchReference;
import io.allocation.domain.OrderId;
import io.allocation.domain.Sku;
import io.allocation.ports.Verification;
import io.allocation.ports.Verification.Counter;
import io.allocation.ports.Verification.Difference;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads what is committed, one statement each. */
record JdbcViews(Session session) {

    private static final Comparator<Allocation> BY_SKU =
            Comparator.comparing((Allocation claim) -> claim.line().sku()).thenComparing(Allocation.FIRST_COME);

    List<Allocation> allocationsOf(OrderId orderId) {
        List<Allocation> claims = session.query(
                "look up what order " + orderId + " holds",
                Sql.CLAIMS_OF_ORDER,
                to -> to.text(orderId.value()),
                rows -> Rows.all(rows, Rows::claim));
        return claims.stream().sorted(BY_SKU).toList();
    }

    List<Batch> availabilityOf(Sku sku) {
        return batches("look up the open batches of product " + sku, Sql.AVAILABILITY, sku);
    }

    List<Batch> batchesOf(Sku sku) {
        return batches("look up the batches of product " + sku, Sql.BATCHES, sku);
    }

    private List<Batch> batches(String purpose, String sql, Sku sku) {
        return List.copyOf(
                session.query(purpose, sql, to -> to.text(sku.value()), rows -> Rows.all(rows, Rows::batch)));
    }

    /** Those that begin alike follow each other, whatever the database sorts by. */
    List<Sku> skus(String prefix, int most) {
        return skus("look up SKUs that begin with " + prefix, Sql.SKUS, prefix, most).stream()
                .takeWhile(sku -> sku.value().startsWith(prefix))
                .toList();
    }

    List<Sku> soldOut(String after, int most) {
        return skus("look up products that are sold out", Sql.SOLD_OUT, after, most);
    }

    private List<Sku> skus(String purpose, String sql, String from, int most) {
        return session.query(
                purpose,
                sql,
                to -> to.text(from).number(most),
                rows -> Rows.all(rows, (row, column) -> new Sku(row.getString(column))));
    }

    Verification verify() {
        long batches = session.query("count the batches", Sql.COUNT_BATCHES, to -> {}, rows -> {
            rows.next();
            return rows.getLong(1);
        });
        return session.query("verify the counters", Sql.RECOUNT, to -> {}, rows -> verification(batches, rows));
    }

    private static Verification verification(long batches, ResultSet rows) throws SQLException {
        List<Difference> examples = new ArrayList<>();
        long differences = 0;
        while (rows.next()) {
            for (Difference difference :
                    List.of(difference(rows, Counter.ALLOCATED, 3, 5), difference(rows, Counter.SHIPPED, 4, 6))) {
                if (difference.stored() != difference.counted() && differences++ < Verification.MOST_EXAMPLES) {
                    examples.add(difference);
                }
            }
        }
        return new Verification(batches, differences, examples);
    }

    private static Difference difference(ResultSet row, Counter counter, int stored, int counted) throws SQLException {
        return new Difference(
                new Sku(row.getString(1)),
                new BatchReference(row.getString(2)),
                counter,
                row.getLong(stored),
                clamped(row.getBigDecimal(counted)));
    }

    private static long clamped(@Nullable BigDecimal sum) {
        return Objects.requireNonNullElse(sum, BigDecimal.ZERO)
                .min(BigDecimal.valueOf(Long.MAX_VALUE))
                .longValueExact();
    }
}
