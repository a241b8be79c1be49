package com.example.mvstore;

import io.allocation.domain.Allocation;
import io.allocation.domain.Batch;
import io.allocation.domain.BatchReference;
import io.allocation.domain.OrderId;
import io.allocation.domain.Sku;
import io.allocation.domain.StockRecords;
import io.allocation.ports.StoreException;
import java.util.List;

/** The records of one product, while its changes are written. */
record ProductRecords(Stock stock, Sku sku) implements StockRecords {

    @Override
    public Batch batch(BatchReference reference) {
        return stock.batch(sku, reference)
                .orElseThrow(() -> new StoreException(
                        "Product " + sku + " has lost its batch " + reference + "; restore the file from a backup"));
    }

    @Override
    public List<Allocation> allocationsOf(OrderId orderId) {
        return stock.allocations(orderId, sku);
    }

    @Override
    public void save(Batch batch) {
        stock.save(batch);
    }

    @Override
    public void save(Allocation allocation) {
        stock.save(allocation);
    }

    @Override
    public void remove(Allocation allocation) {
        stock.remove(allocation);
    }
}
