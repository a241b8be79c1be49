package io.allocation.adapters.jdbc;

import java.util.Collections;

/**
 * The statements of relays. A run is found by its position right behind what is published, so that it costs the same
 * however much is waiting behind it, and however much that was deleted before it the database has not cleaned up yet.
 */
final class OutboxSql {

    private static final String MESSAGE =
            "%1$s.sku, %1$s.position, %1$s.id, %1$s.source, %1$s.type, %1$s.occurred, %1$s.content_type, %1$s.data";
    private static final String COLUMNS = "sku, position, id, source, type, occurred, content_type, data";

    /**
     * The next products that have events, one step of the index for each: PostgreSQL does not take such steps by
     * itself. Backwards, for it then meets the latest event of a product first, and not those that were deleted.
     */
    static final String PENDING_BY_STEPS = """
            WITH RECURSIVE pending (sku) AS (
                (SELECT sku FROM allocation_outbox %s ORDER BY sku DESC LIMIT 1)
                UNION ALL
                SELECT (SELECT o.sku FROM allocation_outbox o WHERE o.sku < s.sku ORDER BY o.sku DESC LIMIT 1)
                FROM pending s
                WHERE s.sku IS NOT NULL
            )
            SELECT p.sku, c.claimable, c.is_blocked, q.outbox_position - coalesce(c.published, 0)
            FROM (SELECT sku FROM pending WHERE sku IS NOT NULL LIMIT ?) p
            JOIN allocation_product q ON q.sku = p.sku
            LEFT JOIN allocation_outbox_channel c ON c.sku = p.sku
            ORDER BY p.sku DESC""";

    static final String PENDING = """
            SELECT p.sku, c.claimable, c.is_blocked, q.outbox_position - coalesce(c.published, 0)
            FROM (SELECT DISTINCT sku FROM allocation_outbox %s ORDER BY sku LIMIT ?) p
            JOIN allocation_product q ON q.sku = p.sku
            LEFT JOIN allocation_outbox_channel c ON c.sku = p.sku
            ORDER BY p.sku""";

    static final String SETTLE = """
            UPDATE allocation_outbox_channel
            SET published = ?, token = NULL, claimable = ?, attempts = ?, is_blocked = ?
            WHERE sku = ?""";

    static final String DELETE_PUBLISHED =
            "DELETE FROM allocation_outbox WHERE sku = ? AND position > ? AND position <= ?";

    static final String BURY = "INSERT INTO allocation_outbox_dead (reason, blocks, " + COLUMNS + ") SELECT ?, ?, "
            + COLUMNS + " FROM allocation_outbox WHERE sku = ? AND position = ?";

    /** The first of what waits comes right behind what is published. */
    static final String BACKLOG = """
            SELECT sum(p.outbox_position - coalesce(c.published, 0)), min(o.occurred),
                (SELECT count(*) FROM allocation_outbox_dead)
            FROM allocation_product p
            LEFT JOIN allocation_outbox_channel c ON c.sku = p.sku
            LEFT JOIN allocation_outbox o ON o.sku = p.sku AND o.position = coalesce(c.published, 0) + 1
            WHERE p.outbox_position > coalesce(c.published, 0)""";

    static final String DEAD = "SELECT " + MESSAGE.formatted("d")
            + ", d.reason, d.blocks FROM allocation_outbox_dead d ORDER BY d.occurred, d.sku, d.position LIMIT ?";

    static final String LOCK_DEAD =
            "SELECT d.sku, d.position, d.blocks FROM allocation_outbox_dead d WHERE d.id = ? FOR UPDATE";

    static final String DELETE_DEAD = "DELETE FROM allocation_outbox_dead WHERE sku = ? AND position = ?";

    static final String REVIVE_IN_PLACE = revive("d.position");

    /** Behind the product's position was raised for it. */
    static final String REVIVE_AT_END = revive("p.outbox_position");

    static final String UNBLOCK = "UPDATE allocation_outbox_channel SET is_blocked = FALSE WHERE sku = ?";

    static final String UNBLOCK_BEFORE =
            "UPDATE allocation_outbox_channel SET is_blocked = FALSE, published = ? WHERE sku = ?";

    private OutboxSql() {}

    private static String revive(String position) {
        return "INSERT INTO allocation_outbox (position, sku, id, source, type, occurred, content_type, data)\nSELECT "
                + position + """
                , d.sku, d.id, d.source, d.type, d.occurred, d.content_type, d.data
                FROM allocation_outbox_dead d
                JOIN allocation_product p ON p.sku = d.sku
                WHERE d.sku = ? AND d.position = ?""";
    }

    /** Begin where the events begin: they may have left otherwise before. */
    static String insertChannels(int products) {
        return """
                INSERT INTO allocation_outbox_channel (sku, published, claimable, attempts, is_blocked)
                SELECT p.sku, (SELECT o.position FROM allocation_outbox o WHERE o.sku = p.sku ORDER BY o.position LIMIT 1) - 1,
                    0, 0, FALSE
                FROM allocation_product p
                WHERE p.sku IN (%s)
                    AND EXISTS (SELECT 1 FROM allocation_outbox o WHERE o.sku = p.sku)
                    AND NOT EXISTS (SELECT 1 FROM allocation_outbox_channel c WHERE c.sku = p.sku)""".formatted(marks(products));
    }

    static String claim(int products) {
        return "UPDATE allocation_outbox_channel SET token = ?, claimable = ? WHERE sku IN (" + marks(products)
                + ") AND claimable <= ? AND is_blocked = FALSE";
    }

    static String runs(int products) {
        return "SELECT " + MESSAGE.formatted("o") + ", c.attempts\nFROM allocation_outbox_channel c\n"
                + "JOIN allocation_outbox o ON o.sku = c.sku AND o.position > c.published AND o.position <= c.published + ?\n"
                + "WHERE c.sku IN (" + marks(products) + ") AND c.token = ?\nORDER BY o.sku, o.position";
    }

    /** Those that turned out to have no events any more. */
    static String release(int products) {
        return "UPDATE allocation_outbox_channel SET token = NULL, claimable = 0 WHERE sku IN (" + marks(products)
                + ") AND token = ?";
    }

    static String owned(int products) {
        return "SELECT c.sku, c.published FROM allocation_outbox_channel c WHERE c.sku IN (" + marks(products)
                + ") AND c.token = ? ORDER BY c.sku FOR UPDATE";
    }

    private static String marks(int products) {
        return String.join(", ", Collections.nCopies(products, "?"));
    }
}
