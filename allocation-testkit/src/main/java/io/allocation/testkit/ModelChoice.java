package io.allocation.testkit;

import io.allocation.domain.Fill;
import io.allocation.domain.Sku;
import io.allocation.testkit.ModelState.ModelBatch;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/** Which batches may be used now, and which of them first: part of the {@link ReferenceModel}. */
record ModelChoice(ModelState state, Circumstances circumstances) {

    Fill fill() {
        return circumstances.fill();
    }

    /** The batches that may be used and have something left, best first. */
    List<ModelBatch> usable(Sku sku) {
        List<ModelBatch> sorted = new ArrayList<>();
        for (ModelBatch batch : state.batches(sku)) {
            if (state.available(batch) > 0
                    && circumstances.taste().accepts(state.picture(batch), circumstances.today())) {
                sorted.add(placeIn(sorted, batch), batch);
            }
        }
        return sorted;
    }

    private int placeIn(List<ModelBatch> sorted, ModelBatch batch) {
        int place = 0;
        while (place < sorted.size()
                && circumstances.taste().prefers(state.picture(sorted.get(place)), state.picture(batch))) {
            place++;
        }
        return place;
    }

    /** The best of some batches that has room for so many units. */
    static Optional<ModelBatch> first(List<ModelBatch> batches, ToLongFunction<ModelBatch> room, long units) {
        return batches.stream()
                .filter(batch -> room.applyAsLong(batch) >= units)
                .findFirst();
    }

    /** All units from the best batch that has them; else, where lines may be cut, what each has, best first. */
    Map<ModelBatch, Long> take(Sku sku, long units, Predicate<ModelBatch> among) {
        List<ModelBatch> batches = usable(sku).stream().filter(among).toList();
        Optional<ModelBatch> single = first(batches, state::available, units);
        if (single.isPresent()) {
            return Map.of(single.get(), units);
        }
        return fill() == Fill.WHOLE ? Map.of() : cut(batches, units);
    }

    private Map<ModelBatch, Long> cut(List<ModelBatch> batches, long units) {
        Map<ModelBatch, Long> parts = new LinkedHashMap<>();
        for (ModelBatch batch : batches) {
            long part = Math.min(state.available(batch), units - sum(parts));
            if (part > 0) {
                parts.put(batch, part);
            }
        }
        return parts;
    }

    /** As {@link #take}, or nothing where the line has to have all. */
    Map<ModelBatch, Long> takeAsAllowed(Sku sku, long units) {
        Map<ModelBatch, Long> parts = take(sku, units, batch -> true);
        return fill() == Fill.PARTIAL || sum(parts) == units ? parts : Map.of();
    }

    /** The most units that a new line which wants more could have been given. */
    long most(Sku sku, long wanted) {
        long most = 0;
        for (ModelBatch batch : usable(sku)) {
            long available = state.available(batch);
            most = fill() == Fill.WHOLE ? Math.max(most, available) : most + Math.min(wanted - most, available);
        }
        return most;
    }

    static long sum(Map<ModelBatch, Long> parts) {
        return parts.values().stream().mapToLong(Long::longValue).sum();
    }
}
