package io.allocation.adapters.jdbc;

import io.allocation.domain.Sku;
import io.allocation.domain.UnknownSkuException;
import io.allocation.ports.ConcurrencyException;

/**
 * The row of a product, which every commit that changes the product, or tells of it, writes first: whoever finds the
 * product changed was too late, and events leave in the order in which they raised its position.
 */
final class ProductRow {

    private ProductRow() {}

    /** Of a product that is new. */
    static Write created(Sku sku, long version, int events) {
        return new Write(
                Sql.INSERT_PRODUCT,
                to -> to.number(version).number(events).text(sku.value()),
                () -> ConcurrencyException.changedSince(sku, 0));
    }

    /** Of a product that was stored in one version and gets another. */
    static Write changed(Sku sku, long stored, long version, int events) {
        return new Write(
                Sql.UPDATE_PRODUCT,
                to -> to.number(version - stored)
                        .number(events)
                        .text(sku.value())
                        .number(stored)
                        .number(stored),
                () -> ConcurrencyException.changedSince(sku, stored));
    }

    /** Of a product that does not change, whatever its version, though there are events about it. */
    static Write told(Sku sku, int events) {
        return new Write(
                Sql.UPDATE_PRODUCT,
                to -> to.number(0).number(events).text(sku.value()).number(0).number(Long.MAX_VALUE),
                () -> new UnknownSkuException(sku));
    }
}
