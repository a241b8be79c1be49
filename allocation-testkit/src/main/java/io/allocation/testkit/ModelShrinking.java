package io.allocation.testkit;

import io.allocation.domain.BatchChangeResult;
import io.allocation.domain.BatchConflictException;
import io.allocation.domain.BatchQuantityChanged;
import io.allocation.domain.BatchWithdrawn;
import io.allocation.domain.Fill;
import io.allocation.domain.LineDeallocated;
import io.allocation.domain.LineReallocated;
import io.allocation.domain.OrderLine;
import io.allocation.domain.OutOfStock;
import io.allocation.domain.ProductEvent;
import io.allocation.testkit.ModelState.ModelBatch;
import io.allocation.testkit.ModelState.ModelClaim;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What happens when the size of a batch changes: part of the {@link ReferenceModel}. */
final class ModelShrinking {

    private final ModelState state;
    private final ModelChoice choice;

    ModelShrinking(ModelState state, Circumstances circumstances) {
        this.state = state;
        this.choice = new ModelChoice(state, circumstances);
    }

    BatchChangeResult changeQuantity(ModelBatch batch, long size) {
        long before = batch.purchased;
        if (size < state.shipped(batch)) {
            throw new BatchConflictException(batch.sku, batch.reference, "has shipped more");
        }
        if (size == before) {
            return new BatchChangeResult(state.picture(batch), List.of());
        }
        int start = state.log().size();
        makeRoom(batch, size);
        return resized(
                batch, size, start, new BatchQuantityChanged(batch.sku, batch.reference, before, size, next(batch)));
    }

    BatchChangeResult withdraw(ModelBatch batch) {
        long before = batch.purchased;
        long size = state.shipped(batch);
        if (size == before) {
            return new BatchChangeResult(state.picture(batch), List.of());
        }
        int start = state.log().size();
        makeRoom(batch, size);
        return resized(batch, size, start, new BatchWithdrawn(batch.sku, batch.reference, before, size, next(batch)));
    }

    private BatchChangeResult resized(ModelBatch batch, long size, int start, ProductEvent event) {
        batch.purchased = size;
        state.record(event);
        List<ProductEvent> log = state.log();
        return new BatchChangeResult(state.picture(batch), log.subList(start, log.size()));
    }

    private void makeRoom(ModelBatch batch, long size) {
        long deficit = state.allocated(batch) - size;
        if (deficit > 0) {
            leaving(batch, deficit).forEach(this::move);
        }
    }

    /** Who leaves with how many units, who came first first. */
    private Map<ModelClaim, Long> leaving(ModelBatch batch, long deficit) {
        List<ModelClaim> earliestFirst = state.unshipped(batch);
        int from = earliestFirst.size();
        while (units(earliestFirst.subList(from, earliestFirst.size())) < deficit) {
            from--;
        }
        List<ModelClaim> latest = earliestFirst.subList(from, earliestFirst.size());
        return choice.fill() == Fill.WHOLE ? spared(latest, deficit) : cut(latest, deficit);
    }

    private Map<ModelClaim, Long> spared(List<ModelClaim> latest, long deficit) {
        List<ModelClaim> leaving = new ArrayList<>(latest);
        for (ModelClaim claim : latest) {
            if (units(leaving) - claim.units >= deficit) {
                leaving.remove(claim);
            }
        }
        Map<ModelClaim, Long> whole = new LinkedHashMap<>();
        leaving.forEach(claim -> whole.put(claim, claim.units));
        return whole;
    }

    /** Only the earliest of them may keep something. */
    private Map<ModelClaim, Long> cut(List<ModelClaim> latest, long deficit) {
        Map<ModelClaim, Long> parts = new LinkedHashMap<>();
        long kept = units(latest) - deficit;
        for (ModelClaim claim : latest) {
            parts.put(claim, claim.units - kept);
            kept = 0;
        }
        return parts;
    }

    private void move(ModelClaim claim, long units) {
        OrderLine line = claim.line;
        Map<ModelBatch, Long> parts = choice.take(line.sku(), units, batch -> batch != claim.batch);
        parts.forEach((to, part) -> {
            state.record(new LineReallocated(line, claim.batch.reference, to.reference, part, next(to)));
            state.giveBack(claim, part);
            state.claim(line, to, part, claim.sequence);
        });
        long left = units - ModelChoice.sum(parts);
        if (left > 0) {
            state.record(new LineDeallocated(line, claim.batch.reference, left, next(claim.batch)));
            state.giveBack(claim, left);
            state.record(new OutOfStock(line, line.quantity() - held(line), state.version(line.sku())));
        }
    }

    private long held(OrderLine line) {
        return units(state.held(line.sku(), line.orderId()));
    }

    private static long units(Collection<ModelClaim> claims) {
        return claims.stream().mapToLong(claim -> claim.units).sum();
    }

    private long next(ModelBatch batch) {
        return state.version(batch.sku) + 1;
    }
}
