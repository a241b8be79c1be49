package io.allocation.testkit;

import io.allocation.domain.Batch;
import io.allocation.domain.BatchReference;
import io.allocation.domain.Sku;
import io.allocation.domain.Warehouse;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All that is known of a batch, compared field by field, where {@link Batch} compares by identity. */
record Figures(
        Sku sku,
        BatchReference reference,
        long purchased,
        long allocated,
        long shipped,
        @Nullable LocalDate eta,
        @Nullable LocalDate expiry,
        @Nullable Warehouse warehouse,
        long received) {

    static Figures of(Batch batch) {
        return new Figures(
                batch.sku(),
                batch.reference(),
                batch.purchased(),
                batch.allocated(),
                batch.shipped(),
                batch.eta(),
                batch.expiry(),
                batch.warehouse(),
                batch.received());
    }

    static List<Figures> of(List<Batch> batches) {
        return batches.stream().map(Figures::of).toList();
    }
}
