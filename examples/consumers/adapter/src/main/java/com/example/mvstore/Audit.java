package com.example.mvstore;

import io.allocation.domain.Allocation;
import io.allocation.domain.Batch;
import io.allocation.domain.BatchReference;
import io.allocation.domain.Sku;
import io.allocation.ports.Verification;
import io.allocation.ports.Verification.Counter;
import io.allocation.ports.Verification.Difference;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts the units of every batch again. */
final class Audit {

    private record Key(Sku sku, BatchReference batch, Counter counter) {}

    private final Map<Key, Long> counted = new HashMap<>();
    private final List<Difference> differences = new ArrayList<>();

    static Verification of(List<Batch> batches, List<Allocation> allocations) {
        Audit audit = new Audit();
        allocations.forEach(audit::count);
        batches.forEach(audit::compare);
        return new Verification(batches.size(), audit.differences.size(), audit.examples());
    }

    private void count(Allocation allocation) {
        count(allocation, Counter.ALLOCATED);
        if (allocation.shipped()) {
            count(allocation, Counter.SHIPPED);
        }
    }

    private void count(Allocation allocation, Counter counter) {
        Key key = new Key(allocation.line().sku(), allocation.batch(), counter);
        counted.merge(key, allocation.quantity(), Audit::sum);
    }

    /** The greatest long stands for all that is more. */
    private static long sum(long some, long more) {
        return some > Long.MAX_VALUE - more ? Long.MAX_VALUE : some + more;
    }

    private void compare(Batch batch) {
        compare(batch, Counter.ALLOCATED, batch.allocated());
        compare(batch, Counter.SHIPPED, batch.shipped());
    }

    private void compare(Batch batch, Counter counter, long stored) {
        long units = counted.getOrDefault(new Key(batch.sku(), batch.reference(), counter), 0L);
        if (units != stored) {
            differences.add(new Difference(batch.sku(), batch.reference(), counter, stored, units));
        }
    }

    private List<Difference> examples() {
        return differences.stream()
                .sorted(Comparator.comparing(Difference::sku).thenComparing(Difference::batch))
                .limit(Verification.MOST_EXAMPLES)
                .toList();
    }
}
