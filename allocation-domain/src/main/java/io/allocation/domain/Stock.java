package io.allocation.domain;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The product's working set: its open batches, and of its history only what this unit of work has asked for or changed.
 * What happened here overlays what is stored.
 */
final class Stock implements StockRecords {

    private final ProductHistory history;
    private final List<Batch> open;
    private final Map<BatchReference, Batch> usedUp = new HashMap<>();
    private final Map<OrderId, List<Allocation>> touched = new HashMap<>();

    Stock(Collection<Batch> open, ProductHistory history) {
        this.open = new ArrayList<>(open);
        this.history = history;
    }

    List<Batch> open() {
        return Collections.unmodifiableList(open);
    }

    Optional<Batch> find(BatchReference reference) {
        int index = indexOf(reference);
        if (index >= 0) {
            return Optional.of(open.get(index));
        }
        Batch known = usedUp.get(reference);
        return known != null ? Optional.of(known) : history.batch(reference);
    }

    @Override
    public Batch batch(BatchReference reference) {
        return find(reference).orElseThrow();
    }

    @Override
    public List<Allocation> allocationsOf(OrderId orderId) {
        return touched.computeIfAbsent(orderId, history::allocationsOf);
    }

    /** The batch's allocations that have not been shipped, latest first, read in pages as far as they are asked for. */
    LatestFirst latestAllocations(BatchReference batch) {
        List<Allocation> here = touched.values().stream()
                .flatMap(List::stream)
                .filter(allocation -> allocation.batch().equals(batch) && !allocation.shipped())
                .sorted(Allocation.FIRST_COME.reversed())
                .toList();
        return new LatestFirst(here, history, batch, touched.keySet());
    }

    @Override
    public void save(Batch batch) {
        int index = indexOf(batch.reference());
        if (batch.isOpen()) {
            usedUp.remove(batch.reference());
            if (index >= 0) {
                open.set(index, batch);
            } else {
                open.add(batch);
            }
        } else {
            usedUp.put(batch.reference(), batch);
            if (index >= 0) {
                open.remove(index);
            }
        }
    }

    @Override
    public void save(Allocation allocation) {
        List<Allocation> others = without(allocation);
        touched.put(allocation.line().orderId(), others.isEmpty() ? List.of(allocation) : and(allocation, others));
    }

    private static List<Allocation> and(Allocation allocation, List<Allocation> others) {
        List<Allocation> parts = new ArrayList<>(others);
        parts.add(allocation);
        parts.sort(Allocation.FIRST_COME);
        return List.copyOf(parts);
    }

    @Override
    public void remove(Allocation allocation) {
        touched.put(allocation.line().orderId(), without(allocation));
    }

    private List<Allocation> without(Allocation allocation) {
        List<Allocation> parts = allocationsOf(allocation.line().orderId());
        return parts.isEmpty()
                ? parts
                : parts.stream()
                        .filter(part -> !part.batch().equals(allocation.batch()))
                        .toList();
    }

    private int indexOf(BatchReference reference) {
        for (int i = 0; i < open.size(); i++) {
            if (open.get(i).reference().equals(reference)) {
                return i;
            }
        }
        return -1;
    }
}
