package io.allocation.domain;

import java.time.LocalDate;
import java.util.List;

/** What a product does for order lines. The rules are told at {@link Product}. */
final class OrderLines {

    private final Journal journal;
    private final Stock stock;

    OrderLines(Journal journal) {
        this.journal = journal;
        this.stock = journal.stock();
    }

    AllocationResult allocate(OrderLine line, AllocationPolicy policy, LocalDate today) {
        journal.requireOwn(line.sku());
        List<Allocation> held = stock.allocationsOf(line.orderId());
        if (!held.isEmpty()) {
            return repeated(line, held);
        }
        Seating seating = new Seating(stock.open(), policy, today);
        List<Take> plan = seating.plan(line.quantity());
        if (plan.isEmpty()) {
            return journal.recordShortfall(line, line.quantity() - seating.most(line.quantity()));
        }
        allocate(line, plan);
        return new AllocationResult.Allocated(line, stock.allocationsOf(line.orderId()));
    }

    private AllocationResult repeated(OrderLine line, List<Allocation> held) {
        long known = held.get(0).line().quantity();
        if (known != line.quantity()) {
            throw new LineConflictException(
                    line.sku(),
                    line.orderId(),
                    "wants " + known + " units, but was asked to be allocated " + line.quantity()
                            + "; to change a line, change its quantity");
        }
        return new AllocationResult.AlreadyAllocated(line, held);
    }

    LineChangeResult changeQuantity(OrderId orderId, long quantity, AllocationPolicy policy, LocalDate today) {
        Require.notNegative("quantity", quantity);
        List<Allocation> held = stock.allocationsOf(orderId);
        if (held.isEmpty()) {
            return new LineChangeResult.NotAllocated(orderId, journal.sku());
        }
        OrderLine line = held.get(0).line();
        long units = Allocation.units(held);
        boolean shipped = held.get(0).shipped();
        if (quantity == line.quantity() && (quantity == units || shipped)) {
            return new LineChangeResult.Unchanged(line, held);
        }
        if (shipped) {
            throw new LineConflictException(
                    line.sku(), orderId, "has been shipped and can no longer change to " + quantity + " units");
        }
        return quantity > units
                ? raise(line, quantity, new Seating(stock.open(), policy, today))
                : lower(line, quantity, units - quantity);
    }

    private LineChangeResult lower(OrderLine line, long quantity, long excess) {
        List<Allocation> held = stock.allocationsOf(line.orderId());
        long left = excess;
        for (int i = held.size() - 1; left > 0; i--) {
            Allocation part = held.get(i);
            long units = Math.min(left, part.quantity());
            journal.record(new LineDeallocated(line, part.batch(), units, journal.nextVersion()));
            left -= units;
        }
        return want(line, quantity);
    }

    private LineChangeResult raise(OrderLine line, long quantity, Seating seating) {
        List<Allocation> held = stock.allocationsOf(line.orderId());
        List<Take> plan = seating.growth(held, quantity);
        if (plan.isEmpty()) {
            return notMore(line, quantity, held);
        }
        LineChangeResult.Changed change = want(line, quantity);
        OrderLine wanted = line.withQuantity(quantity);
        if (seating.policy().fill() == Fill.WHOLE) {
            gather(wanted, held, plan.get(0).batch());
        }
        allocate(wanted, plan);
        return change.holding(stock.allocationsOf(line.orderId()));
    }

    /** A line that is short may be lowered to a quantity that it still does not have; that needs no stock. */
    private LineChangeResult notMore(OrderLine line, long quantity, List<Allocation> held) {
        if (quantity > line.quantity()) {
            return journal.recordShortfall(line.withQuantity(quantity), quantity - Allocation.units(held));
        }
        return quantity == line.quantity() ? new LineChangeResult.Unchanged(line, held) : want(line, quantity);
    }

    private LineChangeResult.Changed want(OrderLine line, long quantity) {
        OrderId orderId = line.orderId();
        if (quantity != line.quantity()) {
            journal.record(
                    new LineQuantityChanged(orderId, line.sku(), line.quantity(), quantity, journal.nextVersion()));
        }
        return new LineChangeResult.Changed(orderId, line.sku(), quantity, stock.allocationsOf(orderId));
    }

    private void gather(OrderLine line, List<Allocation> held, BatchReference into) {
        for (Allocation part : held) {
            if (!part.batch().equals(into)) {
                journal.record(new LineReallocated(line, part.batch(), into, part.quantity(), journal.nextVersion()));
            }
        }
    }

    private void allocate(OrderLine line, List<Take> plan) {
        for (Take take : plan) {
            journal.record(new LineAllocated(line, take.batch(), take.units(), journal.nextVersion()));
        }
        journal.recordShortfallIfAny(line);
    }

    ShipmentResult ship(OrderId orderId) {
        List<Allocation> held = stock.allocationsOf(orderId);
        if (held.isEmpty()) {
            throw new UnknownLineException(journal.sku(), orderId);
        }
        if (held.get(0).shipped()) {
            return new ShipmentResult.AlreadyShipped(held);
        }
        held.forEach(this::requireOnHand);
        for (Allocation part : held) {
            journal.record(new LineShipped(part.line(), part.batch(), part.quantity(), journal.nextVersion()));
        }
        return new ShipmentResult.Shipped(stock.allocationsOf(orderId));
    }

    private void requireOnHand(Allocation part) {
        Batch batch = stock.batch(part.batch());
        if (!batch.isOnHand()) {
            throw new BatchConflictException(
                    batch.sku(),
                    batch.reference(),
                    "is expected on " + batch.eta() + " and cannot serve order "
                            + part.line().orderId() + " yet; mark it arrived first");
        }
    }
}
