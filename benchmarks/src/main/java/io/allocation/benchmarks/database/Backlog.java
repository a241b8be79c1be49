package io.allocation.benchmarks.database;

import java.sql.SQLException;
import java.util.Locale;

/**
 * Events that wait in an outbox, written behind the store's back, as if many had allocated in turn.
 *
 * @param events how many
 * @param skus of how many SKUs, each of which has the same number
 */
record Backlog(int events, int skus) {

    /** Positions go on behind those that there were. */
    void writeTo(Database database) throws SQLException {
        int each = events / skus;
        database.execute("""
                INSERT INTO allocation_product (sku, version, outbox_position)
                SELECT 'SKU-' || s, %1$d, %1$d FROM generate_series(0, %2$d) s
                ON CONFLICT (sku) DO UPDATE SET version = allocation_product.version + excluded.version,
                    outbox_position = allocation_product.outbox_position + excluded.outbox_position
                """.formatted(each, skus - 1), """
                INSERT INTO allocation_outbox (sku, position, id, source, type, occurred, content_type, data)
                SELECT p.sku, p.outbox_position - %1$d + n, gen_random_uuid()::text, '/allocation',
                    'io.allocation.line-allocated.v1', extract(epoch FROM now()) * 1000, 'application/json',
                    '{"line":{"orderId":"order-' || n || '","sku":"' || p.sku
                        || '","quantity":1},"batch":"HERE","quantity":1,"version":' || n || '}'
                FROM generate_series(1, %1$d) n, generate_series(0, %2$d) s
                JOIN allocation_product p ON p.sku = 'SKU-' || s
                ORDER BY n
                """.formatted(each, skus - 1));
        database.vacuum();
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%,d events of %,d SKUs", events, skus);
    }
}
