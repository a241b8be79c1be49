package io.allocation.testkit;

import io.allocation.domain.Batch;
import io.allocation.domain.BatchArrived;
import io.allocation.domain.BatchChangeResult;
import io.allocation.domain.BatchConflictException;
import io.allocation.domain.BatchEtaChanged;
import io.allocation.domain.BatchReceived;
import io.allocation.domain.BatchReference;
import io.allocation.domain.ProductEvent;
import io.allocation.domain.Sku;
import io.allocation.domain.UnknownBatchException;
import io.allocation.domain.UnknownSkuException;
import io.allocation.ports.AllocationViews;
import io.allocation.service.Allocate;
import io.allocation.service.AllocationCommand;
import io.allocation.service.ChangeBatchEta;
import io.allocation.service.ChangeBatchQuantity;
import io.allocation.service.ChangeLineQuantity;
import io.allocation.service.MarkBatchArrived;
import io.allocation.service.ReceiveBatch;
import io.allocation.service.ShipLine;
import io.allocation.service.WithdrawBatch;
import io.allocation.testkit.ModelState.ModelBatch;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/**
 * The rules once more, written from their description and as naively as can be: no aggregate, no history, no counters,
 * every question answered by a scan over everything. Where it and the library disagree, one of them is wrong.
 */
final class ReferenceModel {

    private final ModelState state = new ModelState();

    /** The state, as views would show it. */
    AllocationViews views() {
        return state;
    }

    /** What has to come of a command. */
    Reaction handle(Step step) {
        int before = state.log().size();
        Object outcome = Reaction.outcomeOf(() -> answer(step.command(), step.circumstances()));
        return new Reaction(outcome, state.log().subList(before, state.log().size()));
    }

    private Object answer(AllocationCommand<?> command, Circumstances circumstances) {
        if (command instanceof ReceiveBatch receive) {
            return receive(receive);
        }
        requireKnown(command.sku());
        ModelLines lines = new ModelLines(state, circumstances);
        if (command instanceof Allocate allocate) {
            return lines.allocate(allocate.line());
        }
        if (command instanceof ChangeLineQuantity change) {
            return lines.changeQuantity(change.sku(), change.orderId(), change.quantity());
        }
        if (command instanceof ShipLine ship) {
            return lines.ship(ship.sku(), ship.orderId());
        }
        return batchAnswer(command, circumstances);
    }

    private BatchChangeResult batchAnswer(AllocationCommand<?> command, Circumstances circumstances) {
        if (command instanceof ChangeBatchQuantity change) {
            ModelBatch batch = require(change.sku(), change.reference());
            return new ModelShrinking(state, circumstances).changeQuantity(batch, change.quantity());
        }
        if (command instanceof WithdrawBatch withdraw) {
            ModelBatch batch = require(withdraw.sku(), withdraw.reference());
            return new ModelShrinking(state, circumstances).withdraw(batch);
        }
        if (command instanceof ChangeBatchEta change) {
            return changeEta(require(change.sku(), change.reference()), change.eta());
        }
        if (command instanceof MarkBatchArrived arrived) {
            return markArrived(require(arrived.sku(), arrived.reference()));
        }
        throw new IllegalArgumentException("the model has no rule for " + command);
    }

    private BatchChangeResult receive(ReceiveBatch command) {
        Batch bought = Verbs.batch(command);
        long version = state.version(command.sku()) + 1;
        return state.find(command.sku(), command.reference())
                .map(known -> receivedAgain(known, command))
                .orElseGet(() -> {
                    ModelBatch batch = new ModelBatch(bought, version);
                    state.add(batch);
                    return changed(
                            batch,
                            new BatchReceived(
                                    batch.sku,
                                    batch.reference,
                                    batch.purchased,
                                    batch.eta,
                                    batch.expiry,
                                    batch.warehouse,
                                    version));
                });
    }

    private BatchChangeResult receivedAgain(ModelBatch known, ReceiveBatch command) {
        boolean same = known.purchased == command.quantity()
                && Objects.equals(known.eta, command.eta())
                && Objects.equals(known.expiry, command.expiry())
                && Objects.equals(known.warehouse, command.warehouse());
        if (!same) {
            throw new BatchConflictException(known.sku, known.reference, "is known otherwise");
        }
        return unchanged(known);
    }

    private BatchChangeResult changeEta(ModelBatch batch, LocalDate eta) {
        LocalDate before = batch.eta;
        if (before == null) {
            throw new BatchConflictException(batch.sku, batch.reference, "is on hand");
        }
        if (before.equals(eta)) {
            return unchanged(batch);
        }
        batch.eta = eta;
        return changed(
                batch, new BatchEtaChanged(batch.sku, batch.reference, before, eta, state.version(batch.sku) + 1));
    }

    private BatchChangeResult markArrived(ModelBatch batch) {
        LocalDate before = batch.eta;
        if (before == null) {
            return unchanged(batch);
        }
        batch.eta = null;
        return changed(batch, new BatchArrived(batch.sku, batch.reference, before, state.version(batch.sku) + 1));
    }

    private BatchChangeResult unchanged(ModelBatch batch) {
        return new BatchChangeResult(state.picture(batch), List.of());
    }

    private BatchChangeResult changed(ModelBatch batch, ProductEvent event) {
        state.record(event);
        return new BatchChangeResult(state.picture(batch), List.of(event));
    }

    private void requireKnown(Sku sku) {
        if (state.batches(sku).isEmpty()) {
            throw new UnknownSkuException(sku);
        }
    }

    private ModelBatch require(Sku sku, BatchReference reference) {
        return state.find(sku, reference).orElseThrow(() -> new UnknownBatchException(sku, reference));
    }
}
