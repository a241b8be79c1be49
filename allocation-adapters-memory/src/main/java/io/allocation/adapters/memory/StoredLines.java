package io.allocation.adapters.memory;

import io.allocation.domain.Allocation;
import io.allocation.domain.OrderId;
import io.allocation.domain.OrderLine;
import io.allocation.domain.Sku;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The allocations of every order line. Guarded by the store's lock. */
final class StoredLines {

    private static final Comparator<Allocation> FIRST_ALLOCATED =
            Comparator.comparingLong(Allocation::sequence).thenComparing(Allocation::batch);

    private final Map<OrderId, SortedMap<Sku, List<Allocation>>> byOrder = new HashMap<>();

    List<Allocation> of(OrderId orderId) {
        return byOrder.getOrDefault(orderId, new TreeMap<>()).values().stream()
                .flatMap(List::stream)
                .toList();
    }

    List<Allocation> of(OrderId orderId, Sku sku) {
        SortedMap<Sku, List<Allocation>> lines = byOrder.get(orderId);
        return lines == null ? List.of() : lines.getOrDefault(sku, List.of());
    }

    void save(Allocation allocation) {
        List<Allocation> parts = others(allocation);
        parts.add(allocation);
        parts.sort(FIRST_ALLOCATED);
        OrderLine line = allocation.line();
        byOrder.computeIfAbsent(line.orderId(), order -> new TreeMap<>()).put(line.sku(), List.copyOf(parts));
    }

    void remove(Allocation allocation) {
        OrderLine line = allocation.line();
        List<Allocation> rest = others(allocation);
        SortedMap<Sku, List<Allocation>> lines = byOrder.get(line.orderId());
        if (lines == null) {
            return;
        }
        if (rest.isEmpty()) {
            lines.remove(line.sku());
        } else {
            lines.put(line.sku(), List.copyOf(rest));
        }
        if (lines.isEmpty()) {
            byOrder.remove(line.orderId());
        }
    }

    private List<Allocation> others(Allocation allocation) {
        OrderLine line = allocation.line();
        List<Allocation> others = new ArrayList<>(of(line.orderId(), line.sku()));
        others.removeIf(other -> other.batch().equals(allocation.batch()));
        return others;
    }
}
