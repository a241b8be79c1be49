package io.allocation.adapters.memory;

import io.allocation.domain.Allocation;
import io.allocation.domain.OrderId;
import io.allocation.domain.OrderLine;
import io.allocation.domain.Sku;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** The allocations of every order line. Guarded by the store's lock. */
final class StoredLines {

    private static final int FEW = 4;

    private final Map<OrderId, Map<Sku, List<Allocation>>> byOrder = new HashMap<>();

    List<Allocation> of(OrderId orderId) {
        return new TreeMap<>(byOrder.getOrDefault(orderId, Map.of()))
                .values().stream().flatMap(List::stream).toList();
    }

    List<Allocation> of(OrderId orderId, Sku sku) {
        Map<Sku, List<Allocation>> lines = byOrder.get(orderId);
        return lines == null ? List.of() : lines.getOrDefault(sku, List.of());
    }

    void forEach(Consumer<Allocation> action) {
        byOrder.values().forEach(lines -> lines.values().forEach(parts -> parts.forEach(action)));
    }

    void save(Allocation allocation) {
        List<Allocation> others = others(allocation);
        OrderLine line = allocation.line();
        byOrder.computeIfAbsent(line.orderId(), order -> new HashMap<>(FEW))
                .put(line.sku(), others.isEmpty() ? List.of(allocation) : and(allocation, others));
    }

    private static List<Allocation> and(Allocation allocation, List<Allocation> others) {
        List<Allocation> parts = new ArrayList<>(others);
        parts.add(allocation);
        parts.sort(Allocation.FIRST_COME);
        return List.copyOf(parts);
    }

    void remove(Allocation allocation) {
        OrderLine line = allocation.line();
        List<Allocation> others = others(allocation);
        Map<Sku, List<Allocation>> lines = byOrder.getOrDefault(line.orderId(), new HashMap<>());
        if (others.isEmpty()) {
            lines.remove(line.sku());
        } else {
            lines.put(line.sku(), others);
        }
        if (lines.isEmpty()) {
            byOrder.remove(line.orderId());
        }
    }

    private List<Allocation> others(Allocation allocation) {
        List<Allocation> parts =
                of(allocation.line().orderId(), allocation.line().sku());
        return parts.isEmpty()
                ? parts
                : parts.stream()
                        .filter(part -> !part.batch().equals(allocation.batch()))
                        .toList();
    }
}
