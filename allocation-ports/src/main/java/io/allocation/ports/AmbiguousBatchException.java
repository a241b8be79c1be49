package io.allocation.ports;

import io.allocation.domain.AllocationException;
import io.allocation.domain.BatchReference;
import io.allocation.domain.Sku;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Several products have a batch of the name that was asked for. */
public final class AmbiguousBatchException extends AllocationException {

    private static final long serialVersionUID = 1L;

    private final String batch;
    private final ArrayList<String> skus;

    /**
     * Names the ids.
     *
     * @param batch the batch's name
     * @param skus the products that have such a batch
     */
    public AmbiguousBatchException(BatchReference batch, Collection<Sku> skus) {
        super("batch " + batch + " is one of several SKUs: " + skus + "; name the SKU too");
        this.batch = batch.value();
        this.skus = new ArrayList<>(skus.stream().map(Sku::value).toList());
    }

    /**
     * The name concerned.
     *
     * @return the batch's name
     */
    public BatchReference batch() {
        return new BatchReference(batch);
    }

    /**
     * The products that have such a batch.
     *
     * @return their SKUs
     */
    public List<Sku> skus() {
        return skus.stream().map(Sku::new).toList();
    }
}
