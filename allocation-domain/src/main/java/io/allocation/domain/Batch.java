package io.allocation.domain;

import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Stock of one SKU that was bought together: on hand, or a shipment on its way with an ETA. An immutable picture of an
 * entity: two batches are equal if they are the same batch ({@code sku} and {@code reference}), whatever their numbers.
 *
 * <p>{@code 0 <= shipped <= allocated <= purchased} holds for every batch that exists.
 *
 * @param sku what it is a batch of
 * @param reference its name within the SKU
 * @param purchased units bought
 * @param allocated units promised to order lines, those that have left included
 * @param shipped units that have left
 * @param eta the day it is expected, or null once it is on hand
 * @param expiry the last day on which it may be allocated, or null if it keeps
 * @param warehouse where it is or will be kept, or null if that does not matter
 * @param received its rank among the SKU's batches: who was received first has the lower number
 */
public record Batch(
        Sku sku,
        BatchReference reference,
        long purchased,
        long allocated,
        long shipped,
        @Nullable LocalDate eta,
        @Nullable LocalDate expiry,
        @Nullable Warehouse warehouse,
        long received) {

    /**
     * Checks the fields and how they stand to each other.
     *
     * @throws InvalidValueException naming the field that is missing or out of range
     */
    public Batch {
        Require.present("sku", sku);
        Require.present("reference", reference);
        Require.notNegative("purchased", purchased);
        between("allocated", allocated, purchased);
        between("shipped", shipped, allocated);
        Require.dayIfPresent("eta", eta);
        Require.dayIfPresent("expiry", expiry);
    }

    private static void between(String field, long value, long limit) {
        if (value < 0 || value > limit) {
            throw new InvalidValueException(field, value, "must be 0 to " + limit);
        }
    }

    /**
     * A batch in stock, nothing of it allocated yet.
     *
     * @param sku what it is a batch of
     * @param reference its name within the SKU
     * @param quantity units bought, positive
     * @return the batch
     * @throws InvalidValueException naming the field that is missing or out of range
     */
    public static Batch onHand(Sku sku, BatchReference reference, long quantity) {
        return new Batch(sku, reference, Require.positive("quantity", quantity), 0, 0, null, null, null, 0);
    }

    /**
     * A shipment on its way, nothing of it allocated yet.
     *
     * @param sku what it is a batch of
     * @param reference its name within the SKU
     * @param quantity units bought, positive
     * @param eta the day it is expected
     * @return the batch
     * @throws InvalidValueException naming the field that is missing or out of range
     */
    public static Batch inbound(Sku sku, BatchReference reference, long quantity, LocalDate eta) {
        return onHand(sku, reference, quantity).withEta(Require.present("eta", eta));
    }

    /**
     * The same batch, to be allocated until a day.
     *
     * @param lastDay the last day on which it may be allocated
     * @return the batch with that expiry
     */
    public Batch expiring(LocalDate lastDay) {
        Require.present("expiry", lastDay);
        return new Batch(sku, reference, purchased, allocated, shipped, eta, lastDay, warehouse, received);
    }

    /**
     * The same batch, kept at a place.
     *
     * @param place where it is or will be kept
     * @return the batch with that warehouse
     */
    public Batch keptAt(Warehouse place) {
        Require.present("warehouse", place);
        return new Batch(sku, reference, purchased, allocated, shipped, eta, expiry, place, received);
    }

    /**
     * Units that can still be promised.
     *
     * @return {@code purchased - allocated}
     */
    public long available() {
        return purchased - allocated;
    }

    /**
     * Whether anything of it can still be promised. Only such batches are loaded with a product.
     *
     * @return whether {@link #available()} is positive
     */
    public boolean isOpen() {
        return available() > 0;
    }

    /**
     * Whether the goods are here.
     *
     * @return true if in stock, false if expected on {@link #eta()}
     */
    public boolean isOnHand() {
        return eta == null;
    }

    /**
     * Whether its last day is over.
     *
     * @param today the day to judge by
     * @return true if {@link #expiry()} is before that day
     */
    public boolean isExpired(LocalDate today) {
        return expiry != null && expiry.isBefore(today);
    }

    boolean describesSameAs(Batch other) {
        return purchased == other.purchased
                && Objects.equals(eta, other.eta)
                && Objects.equals(expiry, other.expiry)
                && Objects.equals(warehouse, other.warehouse);
    }

    String description() {
        return purchased + " units, ETA " + orNone(eta) + ", expiry " + orNone(expiry) + ", warehouse "
                + orNone(warehouse);
    }

    private static Object orNone(@Nullable Object value) {
        return value == null ? "none" : value;
    }

    Batch withPurchased(long units) {
        return new Batch(sku, reference, units, allocated, shipped, eta, expiry, warehouse, received);
    }

    Batch plusAllocated(long units) {
        return new Batch(
                sku, reference, purchased, Math.addExact(allocated, units), shipped, eta, expiry, warehouse, received);
    }

    Batch plusShipped(long units) {
        return new Batch(
                sku, reference, purchased, allocated, Math.addExact(shipped, units), eta, expiry, warehouse, received);
    }

    Batch withEta(@Nullable LocalDate day) {
        return new Batch(sku, reference, purchased, allocated, shipped, day, expiry, warehouse, received);
    }

    /** Same batch, whatever its numbers. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Batch batch && sku.equals(batch.sku) && reference.equals(batch.reference);
    }

    @Override
    public int hashCode() {
        return Objects.hash(sku, reference);
    }
}
