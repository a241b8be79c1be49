package io.allocation.domain;

import io.allocation.domain.Displacement.Displaced;
import java.time.LocalDate;
import java.util.List;

/** What a product does with its batches. The rules are told at {@link Product}. */
final class Batches {

    private final Journal journal;
    private final Stock stock;

    Batches(Journal journal) {
        this.journal = journal;
        this.stock = journal.stock();
    }

    BatchChangeResult receive(Batch batch) {
        journal.requireOwn(batch.sku());
        if (batch.allocated() != 0) {
            throw new InvalidValueException("allocated", batch.allocated(), "must be 0 when a batch is received");
        }
        Require.positive("quantity", batch.purchased());
        return stock.find(batch.reference())
                .map(known -> receivedAgain(known, batch))
                .orElseGet(() -> change(
                        batch.reference(),
                        new BatchReceived(
                                batch.sku(),
                                batch.reference(),
                                batch.purchased(),
                                batch.eta(),
                                batch.expiry(),
                                batch.warehouse(),
                                journal.nextVersion())));
    }

    private BatchChangeResult receivedAgain(Batch known, Batch batch) {
        if (!known.describesSameAs(batch)) {
            throw conflict(
                    known,
                    "is known as " + known.description() + ", but was received again as " + batch.description()
                            + "; to correct it, change its quantity or ETA");
        }
        return unchanged(known);
    }

    BatchChangeResult changeQuantity(
            BatchReference reference, long quantity, AllocationPolicy policy, LocalDate today) {
        Batch batch = require(reference);
        if (Require.notNegative("quantity", quantity) < batch.shipped()) {
            throw conflict(
                    batch, "has shipped " + batch.shipped() + " units and cannot have only " + quantity + " in all");
        }
        if (quantity == batch.purchased()) {
            return unchanged(batch);
        }
        int start = journal.events().size();
        displace(batch, quantity, policy, today);
        return change(
                start,
                reference,
                new BatchQuantityChanged(batch.sku(), reference, batch.purchased(), quantity, journal.nextVersion()));
    }

    BatchChangeResult withdraw(BatchReference reference, AllocationPolicy policy, LocalDate today) {
        Batch batch = require(reference);
        if (batch.purchased() == batch.shipped()) {
            return unchanged(batch);
        }
        int start = journal.events().size();
        displace(batch, batch.shipped(), policy, today);
        return change(
                start,
                reference,
                new BatchWithdrawn(batch.sku(), reference, batch.purchased(), batch.shipped(), journal.nextVersion()));
    }

    /** Before the batch itself changes, so that no state on the way has more allocated than purchased. */
    private void displace(Batch batch, long quantity, AllocationPolicy policy, LocalDate today) {
        long deficit = batch.allocated() - quantity;
        if (deficit > 0) {
            Displacement.choose(stock.latestAllocations(batch.reference()), deficit, policy.fill())
                    .forEach(leaving -> reseat(leaving, new Seating(stock.open(), policy, today)));
        }
    }

    private void reseat(Displaced leaving, Seating seating) {
        OrderLine line = leaving.allocation().line();
        BatchReference from = leaving.allocation().batch();
        long left = leaving.units();
        for (Take take : seating.asMuchAsPossible(left, from)) {
            journal.record(new LineReallocated(line, from, take.batch(), take.units(), journal.nextVersion()));
            left -= take.units();
        }
        if (left > 0) {
            journal.record(new LineDeallocated(line, from, left, journal.nextVersion()));
            journal.recordShortfallIfAny(line);
        }
    }

    BatchChangeResult changeEta(BatchReference reference, LocalDate eta) {
        Batch batch = require(reference);
        LocalDate known = batch.eta();
        if (known == null) {
            throw conflict(batch, "has arrived and can no longer be expected on " + eta);
        }
        return known.equals(eta)
                ? unchanged(batch)
                : change(reference, new BatchEtaChanged(batch.sku(), reference, known, eta, journal.nextVersion()));
    }

    BatchChangeResult markArrived(BatchReference reference) {
        Batch batch = require(reference);
        LocalDate known = batch.eta();
        return known == null
                ? unchanged(batch)
                : change(reference, new BatchArrived(batch.sku(), reference, known, journal.nextVersion()));
    }

    private Batch require(BatchReference reference) {
        return stock.find(reference).orElseThrow(() -> new UnknownBatchException(journal.sku(), reference));
    }

    private BatchConflictException conflict(Batch batch, String problem) {
        return new BatchConflictException(batch.sku(), batch.reference(), problem);
    }

    private BatchChangeResult unchanged(Batch batch) {
        return new BatchChangeResult(batch, List.of());
    }

    private BatchChangeResult change(BatchReference reference, ProductChange change) {
        return change(journal.events().size(), reference, change);
    }

    private BatchChangeResult change(int start, BatchReference reference, ProductChange change) {
        journal.record(change);
        List<ProductEvent> events = journal.events();
        return new BatchChangeResult(stock.batch(reference), events.subList(start, events.size()));
    }
}
