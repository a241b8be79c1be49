package io.allocation.adapters.jdbc;

import io.allocation.ports.ConcurrencyException;
import io.allocation.ports.StoreException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What {@link Sql} has for one row, for many: their values come as arrays, one for each column, so that the text is the
 * same however many there are. In which order they reach their rows is not known.
 */
final class ArraySql {

    /** The one that locks; in the order of the SKUs, which a lock does not change. */
    static final String LOCK_PRODUCTS =
            "SELECT version, sku FROM allocation_product WHERE sku = ANY (?) ORDER BY sku FOR UPDATE";

    /**
     * One by one, as {@link Sql#OPEN_BATCHES} does: a planner that takes the tables for small, as it does at first,
     * would scan them, and go on doing so while they grow. So it is with the next one.
     */
    static final String OPEN_BATCHES = "SELECT p.version, " + Sql.BATCH + """
            , p.sku
            FROM unnest(?) wanted (sku)
            CROSS JOIN LATERAL (
                SELECT version, sku FROM allocation_product WHERE sku = wanted.sku OFFSET 0
            ) p
            LEFT JOIN LATERAL (
                SELECT * FROM allocation_batch WHERE sku = p.sku AND is_open = TRUE OFFSET 0
            ) b ON TRUE""";

    static final String CLAIMS_OF_LINES = "SELECT " + Sql.CLAIM + """

            FROM unnest(?, ?) line (sku, order_id)
            CROSS JOIN LATERAL (
                SELECT * FROM allocation_claim WHERE sku = line.sku AND order_id = line.order_id OFFSET 0
            ) c""";

    private static final Map<String, String> OTHERS = Map.of(
            Sql.UPDATE_PRODUCT, """
                    UPDATE allocation_product p
                    SET version = p.version + new.raised, outbox_position = p.outbox_position + new.events
                    FROM unnest(?, ?, ?, ?, ?) new (raised, events, sku, least, most)
                    WHERE p.sku = new.sku AND p.version BETWEEN new.least AND new.most""",
            Sql.UPDATE_BATCH, """
                    UPDATE allocation_batch b
                    SET purchased = new.purchased, allocated = new.allocated, shipped = new.shipped,
                        is_open = new.is_open, eta = new.eta
                    FROM unnest(?, ?, ?, ?, ?, ?, ?) new (purchased, allocated, shipped, is_open, eta, sku, reference)
                    WHERE b.sku = new.sku AND b.reference = new.reference""",
            Sql.UPDATE_CLAIM, """
                    UPDATE allocation_claim c
                    SET quantity = new.quantity, ordered = new.ordered, sequence = new.sequence, shipped = new.shipped
                    FROM unnest(?, ?, ?, ?, ?, ?, ?) new (quantity, ordered, sequence, shipped, sku, order_id, batch)
                    WHERE c.sku = new.sku AND c.order_id = new.order_id AND c.batch = new.batch""",
            Sql.DELETE_CLAIM, """
                    DELETE FROM allocation_claim c USING unnest(?, ?, ?) old (sku, order_id, batch)
                    WHERE c.sku = old.sku AND c.order_id = old.order_id AND c.batch = old.batch""",
            Sql.INSERT_EVENT, """
                    INSERT INTO allocation_outbox (sku, position, id, source, type, occurred, content_type, data)
                    SELECT p.sku, p.outbox_position - e.behind,
                        e.id, e.source, e.type, e.occurred, e.content_type, e.data
                    FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?)
                        e (sku, product, behind, id, source, type, occurred, content_type, data)
                    JOIN allocation_product p ON p.sku = e.product""");

    private static final Map<String, String> ALL = Stream.concat(
                    OTHERS.entrySet().stream(),
                    Stream.of(Sql.INSERT_PRODUCT, Sql.INSERT_BATCH, Sql.INSERT_CLAIM)
                            .map(insert -> Map.entry(
                                    insert, insert.replaceFirst("VALUES (\\(.*\\))", "SELECT * FROM unnest$1"))))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private ArraySql() {}

    /** One for many that differ in their parameters alone. */
    static Write write(List<Write> alike) {
        Write first = alike.get(0);
        return new Write(
                Objects.requireNonNull(ALL.get(first.sql())),
                to -> Columns.of(alike.stream().map(Write::parameters).toList()).setAll(to),
                alike.size(),
                () -> missed(first, alike.size()));
    }

    /** The same failure as of the one, which may not be the one that is missed. */
    private static RuntimeException missed(Write first, int rows) {
        RuntimeException one = first.missed().get();
        String message = "of " + rows + " rows not all are there; if it is the first: " + one.getMessage();
        return one instanceof ConcurrencyException ? new ConcurrencyException(message) : new StoreException(message);
    }
}
