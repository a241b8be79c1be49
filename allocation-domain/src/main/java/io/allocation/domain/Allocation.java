package io.allocation.domain;

import java.util.Comparator;
import java.util.List;

/**
 * A hard claim of an order line on a batch. A line that is split has one allocation per batch.
 *
 * @param line the line as it is now; its quantity is what was ordered, which may be more than what is allocated
 * @param batch the batch that serves it
 * @param quantity the units claimed of that batch, positive and at most the line's quantity
 * @param sequence the line's rank in its batch: who came later has the higher number and loses first when stock
 *     shrinks; no two lines of a batch share one, but two parts of a line may, after one of them moved
 * @param shipped whether the goods have left
 */
public record Allocation(OrderLine line, BatchReference batch, long quantity, long sequence, boolean shipped) {

    /** By sequence, then batch reference: the order of the parts of a line, and of the lines in a batch. */
    public static final Comparator<Allocation> FIRST_COME =
            Comparator.comparingLong(Allocation::sequence).thenComparing(Allocation::batch);

    /**
     * Checks the fields.
     *
     * @throws InvalidValueException naming the field that is missing or out of range
     */
    public Allocation {
        Require.present("line", line);
        Require.present("batch", batch);
        Require.positive("quantity", quantity);
        if (quantity > line.quantity()) {
            throw new InvalidValueException("quantity", quantity, "must be at most the ordered " + line.quantity());
        }
    }

    static long units(List<Allocation> allocations) {
        long units = 0;
        for (Allocation allocation : allocations) {
            units = Math.addExact(units, allocation.quantity());
        }
        return units;
    }

    Allocation withQuantity(long newQuantity) {
        return new Allocation(line, batch, newQuantity, sequence, shipped);
    }

    Allocation withLine(OrderLine newLine) {
        return new Allocation(newLine, batch, quantity, sequence, shipped);
    }

    Allocation asShipped() {
        return new Allocation(line, batch, quantity, sequence, true);
    }
}
