package io.allocation.examples.flashsale;

import io.allocation.bus.MessageBus;
import io.allocation.domain.Allocation;
import io.allocation.domain.Batch;
import io.allocation.domain.OrderLine;
import io.allocation.domain.Sku;
import io.allocation.ports.AllocationViews;
import io.allocation.service.ReceiveBatch;
import java.time.LocalDate;
import java.util.List;

/** The stock of one SKU, as the store's views show it. For one thread, except for {@link #heldBy}. */
final class Shelf {

    private static final LocalDate ETA = LocalDate.of(2050, 1, 1);

    private final AllocationViews views;
    private final Sku sku;
    private long lowest = Long.MAX_VALUE;

    Shelf(AllocationViews views, Sku sku) {
        this.views = views;
        this.sku = sku;
    }

    /** Half of it in one batch on hand, a quarter in another, the rest on its way. */
    void fill(MessageBus bus, long units) {
        long quarter = units / 4;
        bus.handle(ReceiveBatch.onHand(sku.value(), "HAND-1", units - 2 * quarter));
        bus.handle(ReceiveBatch.onHand(sku.value(), "HAND-2", quarter));
        bus.handle(ReceiveBatch.inbound(sku.value(), "SHIP-1", quarter, ETA));
    }

    /** How many units are left now. */
    long left() {
        long left = units(views.availabilityOf(sku));
        lowest = Math.min(lowest, left);
        return left;
    }

    private static long units(List<Batch> batches) {
        return batches.stream().mapToLong(Batch::available).sum();
    }

    /**
     * What orders hold.
     *
     * @param units all that they hold of the SKU
     * @param wrong how many hold another quantity than their buyer was told
     */
    record Held(long units, long wrong) {

        static final Held NOTHING = new Held(0, 0);

        Held plus(Held more) {
            return new Held(units + more.units, wrong + more.wrong);
        }
    }

    /** Reads back every order that a buyer sent; of one that failed, no quantity is the wrong one. */
    Held heldBy(Buyer buyer) {
        Held held = Held.NOTHING;
        for (OrderLine line : buyer.sold()) {
            held = held.plus(held(line, line.quantity()));
        }
        for (OrderLine line : buyer.refused()) {
            held = held.plus(held(line, 0));
        }
        for (OrderLine line : buyer.failed()) {
            held = held.plus(new Held(unitsOf(line), 0));
        }
        return held;
    }

    private Held held(OrderLine line, long told) {
        long units = unitsOf(line);
        return new Held(units, units == told ? 0 : 1);
    }

    private long unitsOf(OrderLine line) {
        return views.allocationsOf(line.orderId()).stream()
                .mapToLong(Allocation::quantity)
                .sum();
    }

    Proof proof(Held held) {
        List<Batch> batches = views.batchesOf(sku);
        long purchased = batches.stream().mapToLong(Batch::purchased).sum();
        long left = units(batches);
        return new Proof(purchased, left, held.units(), held.wrong(), Math.min(lowest, left));
    }
}
