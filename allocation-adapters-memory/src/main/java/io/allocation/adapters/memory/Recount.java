package io.allocation.adapters.memory;

import io.allocation.domain.Allocation;
import io.allocation.domain.Batch;
import io.allocation.ports.Verification;
import io.allocation.ports.Verification.Counter;
import io.allocation.ports.Verification.Difference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Compares what batches say with what allocations add up to. Guarded by the store's lock. */
final class Recount {

    private final Map<Batch, Long> allocated = new HashMap<>();
    private final Map<Batch, Long> shipped = new HashMap<>();
    private final List<Difference> examples = new ArrayList<>();
    private long batches;
    private long differences;

    void count(Allocation allocation) {
        Batch batch = Batch.onHand(allocation.line().sku(), allocation.batch(), 1); // equal to any of that name
        allocated.merge(batch, allocation.quantity(), Math::addExact);
        if (allocation.shipped()) {
            shipped.merge(batch, allocation.quantity(), Math::addExact);
        }
    }

    void compare(Batch batch) {
        batches++;
        compare(batch, Counter.ALLOCATED, batch.allocated(), allocated.getOrDefault(batch, 0L));
        compare(batch, Counter.SHIPPED, batch.shipped(), shipped.getOrDefault(batch, 0L));
    }

    private void compare(Batch batch, Counter counter, long stored, long counted) {
        if (stored != counted && differences++ < Verification.MOST_EXAMPLES) {
            examples.add(new Difference(batch.sku(), batch.reference(), counter, stored, counted));
        }
    }

    Verification result() {
        return new Verification(batches, differences, examples);
    }
}
