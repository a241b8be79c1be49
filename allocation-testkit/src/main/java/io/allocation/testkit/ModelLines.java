package io.allocation.testkit;

import io.allocation.domain.AllocationResult;
import io.allocation.domain.BatchConflictException;
import io.allocation.domain.Fill;
import io.allocation.domain.LineAllocated;
import io.allocation.domain.LineChangeResult;
import io.allocation.domain.LineConflictException;
import io.allocation.domain.LineDeallocated;
import io.allocation.domain.LineQuantityChanged;
import io.allocation.domain.LineReallocated;
import io.allocation.domain.LineShipped;
import io.allocation.domain.OrderId;
import io.allocation.domain.OrderLine;
import io.allocation.domain.OutOfStock;
import io.allocation.domain.ShipmentResult;
import io.allocation.domain.Sku;
import io.allocation.domain.UnknownLineException;
import io.allocation.testkit.ModelState.ModelBatch;
import io.allocation.testkit.ModelState.ModelClaim;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What commands do to lines: part of the {@link ReferenceModel}. */
final class ModelLines {

    private final ModelState state;
    private final ModelChoice choice;

    ModelLines(ModelState state, Circumstances circumstances) {
        this.state = state;
        this.choice = new ModelChoice(state, circumstances);
    }

    AllocationResult allocate(OrderLine line) {
        List<ModelClaim> held = state.held(line.sku(), line.orderId());
        if (!held.isEmpty()) {
            return allocatedBefore(line, held.get(0).line);
        }
        Map<ModelBatch, Long> parts = choice.takeAsAllowed(line.sku(), line.quantity());
        if (parts.isEmpty()) {
            return outOfStock(line, line.quantity() - choice.most(line.sku(), line.quantity()));
        }
        give(line, parts);
        return new AllocationResult.Allocated(line, state.pictures(line.sku(), line.orderId()));
    }

    private AllocationResult allocatedBefore(OrderLine line, OrderLine known) {
        if (line.quantity() != known.quantity()) {
            throw new LineConflictException(line.sku(), line.orderId(), "wants " + known.quantity());
        }
        return new AllocationResult.AlreadyAllocated(line, state.pictures(line.sku(), line.orderId()));
    }

    LineChangeResult changeQuantity(Sku sku, OrderId order, long target) {
        List<ModelClaim> held = state.held(sku, order);
        if (held.isEmpty()) {
            return new LineChangeResult.NotAllocated(order, sku);
        }
        OrderLine line = held.get(0).line;
        long units = held(line);
        boolean shipped = held.get(0).shipped;
        if (target == line.quantity() && (target == units || shipped)) {
            return new LineChangeResult.Unchanged(line, state.pictures(sku, order));
        }
        if (shipped) {
            throw new LineConflictException(sku, order, "has left");
        }
        return target <= units ? lower(line, target) : raise(line, target);
    }

    private LineChangeResult lower(OrderLine line, long target) {
        List<ModelClaim> latestFirst = new ArrayList<>(state.held(line.sku(), line.orderId()));
        Collections.reverse(latestFirst);
        for (ModelClaim claim : latestFirst) {
            long units = Math.min(claim.units, held(line) - target);
            if (units > 0) {
                state.record(new LineDeallocated(line, claim.batch.reference, units, next(line.sku())));
                state.giveBack(claim, units);
            }
        }
        want(line, target);
        return changed(line, target);
    }

    private LineChangeResult raise(OrderLine line, long target) {
        Map<ModelBatch, Long> parts = choice.fill() == Fill.WHOLE ? growWhole(line, target) : grow(line, target);
        if (parts.isEmpty()) {
            return cannotRaise(line, target);
        }
        want(line, target);
        OrderLine wanted = new OrderLine(line.orderId(), line.sku(), target);
        if (choice.fill() == Fill.WHOLE) {
            gather(wanted, parts.keySet().iterator().next());
        }
        give(wanted, parts);
        return changed(line, target);
    }

    /** Preferably in one of the line's own batches; else as if the missing units were a new line. */
    private Map<ModelBatch, Long> grow(OrderLine line, long target) {
        long missing = target - held(line);
        return ModelChoice.first(own(line), state::available, missing)
                .map(batch -> Map.of(batch, missing))
                .orElseGet(() -> choice.takeAsAllowed(line.sku(), missing));
    }

    /** Preferably in one of the line's own batches; it has to have room for the whole line. */
    private Map<ModelBatch, Long> growWhole(OrderLine line, long target) {
        long missing = target - held(line);
        Optional<ModelBatch> into = ModelChoice.first(own(line), batch -> room(batch, line), target)
                .or(() -> ModelChoice.first(choice.usable(line.sku()), batch -> room(batch, line), target));
        return into.map(batch -> Map.of(batch, missing)).orElse(Map.of());
    }

    private long room(ModelBatch batch, OrderLine line) {
        return state.available(batch) + heldIn(batch, line);
    }

    private List<ModelBatch> own(OrderLine line) {
        return choice.usable(line.sku()).stream()
                .filter(batch -> heldIn(batch, line) > 0)
                .toList();
    }

    private LineChangeResult cannotRaise(OrderLine line, long target) {
        if (target > line.quantity()) {
            return outOfStock(new OrderLine(line.orderId(), line.sku(), target), target - held(line));
        }
        if (target == line.quantity()) {
            return new LineChangeResult.Unchanged(line, state.pictures(line.sku(), line.orderId()));
        }
        want(line, target);
        return changed(line, target);
    }

    private void want(OrderLine line, long target) {
        if (target == line.quantity()) {
            return;
        }
        state.record(new LineQuantityChanged(line.orderId(), line.sku(), line.quantity(), target, next(line.sku())));
        for (ModelClaim claim : state.held(line.sku(), line.orderId())) {
            claim.line = new OrderLine(line.orderId(), line.sku(), target);
        }
    }

    private void gather(OrderLine line, ModelBatch into) {
        for (ModelClaim claim : state.held(line.sku(), line.orderId())) {
            if (claim.batch != into) {
                long units = claim.units;
                state.record(new LineReallocated(line, claim.batch.reference, into.reference, units, next(line.sku())));
                state.giveBack(claim, units);
                state.claim(line, into, units, claim.sequence);
            }
        }
    }

    private void give(OrderLine line, Map<ModelBatch, Long> parts) {
        parts.forEach((batch, units) -> {
            long version = next(line.sku());
            state.record(new LineAllocated(line, batch.reference, units, version));
            state.claim(line, batch, units, version);
        });
        if (held(line) < line.quantity()) {
            outOfStock(line, line.quantity() - held(line));
        }
    }

    ShipmentResult ship(Sku sku, OrderId order) {
        List<ModelClaim> held = state.held(sku, order);
        if (held.isEmpty()) {
            throw new UnknownLineException(sku, order);
        }
        if (held.get(0).shipped) {
            return new ShipmentResult.AlreadyShipped(state.pictures(sku, order));
        }
        for (ModelClaim claim : held) {
            if (claim.batch.eta != null) {
                throw new BatchConflictException(sku, claim.batch.reference, "has not arrived");
            }
        }
        for (ModelClaim claim : held) {
            state.record(new LineShipped(claim.line, claim.batch.reference, claim.units, next(sku)));
            claim.shipped = true;
        }
        return new ShipmentResult.Shipped(state.pictures(sku, order));
    }

    private LineChangeResult changed(OrderLine line, long target) {
        return new LineChangeResult.Changed(
                line.orderId(), line.sku(), target, state.pictures(line.sku(), line.orderId()));
    }

    private OutOfStock outOfStock(OrderLine line, long shortfall) {
        OutOfStock answer = new OutOfStock(line, shortfall, state.version(line.sku()));
        state.record(answer);
        return answer;
    }

    private long held(OrderLine line) {
        return state.held(line.sku(), line.orderId()).stream()
                .mapToLong(claim -> claim.units)
                .sum();
    }

    private long heldIn(ModelBatch batch, OrderLine line) {
        return state.held(line.sku(), line.orderId()).stream()
                .filter(claim -> claim.batch == batch)
                .mapToLong(claim -> claim.units)
                .sum();
    }

    private long next(Sku sku) {
        return state.version(sku) + 1;
    }
}
