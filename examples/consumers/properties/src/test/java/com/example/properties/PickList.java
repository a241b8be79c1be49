package com.example.properties;

import io.allocation.domain.Batch;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a packer takes from which batch: from those on hand, in the order in which they are offered. */
record PickList(Map<Batch, Long> units) {

    static PickList of(List<Batch> offered, long wanted) {
        Map<Batch, Long> units = new LinkedHashMap<>();
        long missing = wanted;
        for (Batch batch : offered) {
            long taken = Math.min(missing, batch.available());
            if (batch.isOnHand() && taken > 0) {
                units.put(batch, taken);
                missing -= taken;
            }
        }
        return new PickList(units);
    }

    long total() {
        return units.values().stream().mapToLong(Long::longValue).sum();
    }
}
