package io.allocation.adapters.jdbc;

import java.util.Collections;

/**
 * The statements, the same for every database. {@code = TRUE} and {@code = FALSE} are what lets each of them use its
 * index on the flag. Whatever a product looks up comes together with the product's version, in one statement and so
 * from one state.
 */
final class Sql {

    static final String BATCH =
            "b.sku, b.reference, b.purchased, b.allocated, b.shipped, b.eta, b.expiry, b.warehouse, b.received";
    static final String CLAIM = "c.sku, c.order_id, c.batch, c.quantity, c.ordered, c.sequence, c.shipped";

    static final String LOCK_PRODUCT = "SELECT version, sku FROM allocation_product WHERE sku = ? FOR UPDATE";

    /** Behind a statement that locks. */
    static final String OR_FAIL = " NOWAIT";

    static final String OPEN_BATCHES = "SELECT p.version, " + BATCH + """
            , p.sku
            FROM allocation_product p
            LEFT JOIN allocation_batch b ON b.sku = p.sku AND b.is_open = TRUE
            WHERE p.sku = ?""";

    static final String BATCH_OF_PRODUCT = "SELECT p.version, " + BATCH + """

            FROM allocation_product p
            LEFT JOIN allocation_batch b ON b.sku = p.sku AND b.reference = ?
            WHERE p.sku = ?""";

    static final String CLAIMS_OF_LINE = "SELECT p.version, " + CLAIM + """

            FROM allocation_product p
            LEFT JOIN allocation_claim c ON c.sku = p.sku AND c.order_id = ?
            WHERE p.sku = ?""";

    /**
     * All parts of the lines that have one of the latest claims, so that none has to be looked up by itself. The limit
     * is part of the text: a planner that does not know it expects the whole table.
     */
    static String latestLines(int limit) {
        return "SELECT p.version, " + CLAIM + """

                FROM allocation_product p
                LEFT JOIN (
                    SELECT sku, order_id
                    FROM allocation_claim
                    WHERE sku = ? AND batch = ? AND shipped = FALSE AND sequence < ?
                    ORDER BY sequence DESC
                    LIMIT %d
                ) latest ON latest.sku = p.sku
                LEFT JOIN allocation_claim c ON c.sku = latest.sku AND c.order_id = latest.order_id
                WHERE p.sku = ?""".formatted(limit);
    }

    static final String SKUS_WITH_BATCH = "SELECT sku FROM allocation_batch WHERE reference = ?";

    static final String CLAIMS_OF_ORDER = "SELECT " + CLAIM + " FROM allocation_claim c WHERE c.order_id = ?";

    static final String AVAILABILITY =
            "SELECT " + BATCH + " FROM allocation_batch b WHERE b.sku = ? AND b.is_open = TRUE ORDER BY b.received";

    static final String BATCHES = "SELECT " + BATCH + " FROM allocation_batch b WHERE b.sku = ? ORDER BY b.received";

    static final String SKUS = "SELECT p.sku FROM allocation_product p WHERE p.sku >= ? ORDER BY p.sku LIMIT ?";

    static final String SOLD_OUT = """
            SELECT p.sku FROM allocation_product p
            WHERE p.sku > ?
                AND NOT EXISTS (SELECT 1 FROM allocation_batch b WHERE b.sku = p.sku AND b.is_open = TRUE)
            ORDER BY p.sku LIMIT ?""";

    static final String COUNT_BATCHES = "SELECT count(*) FROM allocation_batch";

    /**
     * Joined before it is grouped: MariaDB compares every batch with every group otherwise. Claims on batches that are
     * not there count as those of a batch that has none.
     */
    static final String RECOUNT = """
            SELECT b.sku, b.reference, b.allocated, b.shipped,
                sum(c.quantity), sum(CASE WHEN c.shipped THEN c.quantity ELSE 0 END)
            FROM allocation_batch b
            LEFT JOIN allocation_claim c ON c.sku = b.sku AND c.batch = b.reference
            GROUP BY b.sku, b.reference, b.allocated, b.shipped
            HAVING b.allocated <> coalesce(sum(c.quantity), 0)
                OR b.shipped <> coalesce(sum(CASE WHEN c.shipped THEN c.quantity ELSE 0 END), 0)
            UNION ALL
            SELECT c.sku, c.batch, 0, 0, sum(c.quantity), sum(CASE WHEN c.shipped THEN c.quantity ELSE 0 END)
            FROM allocation_claim c
            LEFT JOIN allocation_batch b ON b.sku = c.sku AND b.reference = c.batch
            WHERE b.sku IS NULL
            GROUP BY c.sku, c.batch
            ORDER BY 1, 2""";

    static final String INSERT_PRODUCT =
            "INSERT INTO allocation_product (version, outbox_position, sku) VALUES (?, ?, ?)";

    /**
     * Whatever the position was: events that change nothing raise it too, and are in nobody's way. One statement for
     * products that change and for products that are only told of, so that all are locked in one order.
     */
    static final String UPDATE_PRODUCT = """
            UPDATE allocation_product SET version = version + ?, outbox_position = outbox_position + ?
            WHERE sku = ? AND version BETWEEN ? AND ?""";

    static final String INSERT_BATCH = """
            INSERT INTO allocation_batch
                (purchased, allocated, shipped, is_open, eta, sku, reference, expiry, warehouse, received)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    static final String UPDATE_BATCH = """
            UPDATE allocation_batch SET purchased = ?, allocated = ?, shipped = ?, is_open = ?, eta = ?
            WHERE sku = ? AND reference = ?""";

    static final String INSERT_CLAIM = """
            INSERT INTO allocation_claim (quantity, ordered, sequence, shipped, sku, order_id, batch)
            VALUES (?, ?, ?, ?, ?, ?, ?)""";

    static final String UPDATE_CLAIM = """
            UPDATE allocation_claim SET quantity = ?, ordered = ?, sequence = ?, shipped = ?
            WHERE sku = ? AND order_id = ? AND batch = ?""";

    static final String DELETE_CLAIM = "DELETE FROM allocation_claim WHERE sku = ? AND order_id = ? AND batch = ?";

    static final String INSERT_MESSAGE =
            "INSERT INTO allocation_inbox (consumer, source, id, received) VALUES (?, ?, ?, ?)";

    static final String FORGET_MESSAGES = "DELETE FROM allocation_inbox WHERE received < ?";

    /** Of one event. */
    static final String INSERT_EVENT = insertEvents(1);

    /**
     * Once the product's row is written: from there come the positions. All in one statement, since MariaDB takes none
     * with a query in it as a batch. Without the zero, a product that is unknown would be a missing value here before
     * it is found missing.
     */
    static String insertEvents(int events) {
        String event = "(?, coalesce((SELECT outbox_position FROM allocation_product WHERE sku = ?), 0) - ?,"
                + " ?, ?, ?, ?, ?, ?)";
        return "INSERT INTO allocation_outbox (sku, position, id, source, type, occurred, content_type, data)\nVALUES "
                + String.join(",\n", Collections.nCopies(events, event));
    }

    private Sql() {}
}
