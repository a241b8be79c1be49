package io.allocation.adapters.jdbc;

import io.allocation.domain.Sku;
import io.allocation.ports.ConcurrencyException;

/**
 * The row of a product, which every commit that changes the product, or tells of it, writes first: whoever finds it
 * changed was too late.
 *
 * @param sku the product
 * @param storedVersion the version that is stored; zero if it is new
 * @param version its version from now on
 * @param storedPosition the position of its last event in the outbox
 * @param position that from now on
 */
record ProductRow(Sku sku, long storedVersion, long version, long storedPosition, long position) {

    /** How to write it: once any event leaves through an outbox, by position too. */
    Write write(boolean withOutbox) {
        if (storedVersion == 0) {
            return new Write(
                    Sql.INSERT_PRODUCT,
                    to -> to.number(version).number(position).text(sku.value()),
                    this::changedSince);
        }
        return withOutbox
                ? new Write(
                        Sql.UPDATE_PRODUCT_AND_POSITION,
                        to -> to.number(version)
                                .number(position)
                                .text(sku.value())
                                .number(storedVersion)
                                .number(storedPosition),
                        this::changedSince)
                : new Write(
                        Sql.UPDATE_PRODUCT,
                        to -> to.number(version).text(sku.value()).number(storedVersion),
                        this::changedSince);
    }

    private ConcurrencyException changedSince() {
        return ConcurrencyException.changedSince(sku, storedVersion);
    }
}
