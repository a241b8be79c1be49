package io.allocation.domain;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All stock of one SKU, and the promises made of it: the aggregate. Whatever changes a batch or an allocation goes
 * through here and raises the version, so that two units of work cannot both act on the same state.
 *
 * <p>Every verb states how things shall be, never a difference, so that saying it again changes nothing and records no
 * change. What it brings about is recorded in {@link #events()}. A refusal is an answer and, each time it is given, an
 * {@link OutOfStock} event, but changes nothing.
 *
 * <p>A call that throws because of what it was asked changed nothing either. If a {@link ProductHistory} or a condition
 * of the user's fails in the middle of a change, the product refuses to be used or stored: give the unit of work up.
 *
 * <p>Holds the open batches only; all else it looks up in its {@link ProductHistory}. Not thread-safe; lives for one
 * unit of work. Equal to a product of the same SKU.
 */
public final class Product {

    private final Journal journal;
    private final long storedVersion;
    private final OrderLines lines;
    private final Batches batches;

    private Product(Sku sku, long version, Stock stock) {
        journal = new Journal(Require.present("sku", sku), version, stock);
        storedVersion = version;
        lines = new OrderLines(journal);
        batches = new Batches(journal);
    }

    /**
     * A product that nothing is known of yet.
     *
     * @param sku its SKU
     * @return the product, at version 0 and without batches
     */
    public static Product create(Sku sku) {
        return new Product(sku, 0, new Stock(List.of(), ProductHistory.NONE));
    }

    /**
     * A product as it was stored. For adapters.
     *
     * @param sku its SKU
     * @param version the version stored
     * @param openBatches the batches of it that are {@linkplain Batch#isOpen() open}, in any order
     * @param history looks up everything else, as it was at that version
     * @return the product
     */
    public static Product restore(Sku sku, long version, Collection<Batch> openBatches, ProductHistory history) {
        return new Product(sku, version, new Stock(openBatches, history));
    }

    /**
     * Promises stock to a new line: the preferred batch that can take it whole; else, as far as the policy allows,
     * several.
     *
     * @param line the line; the same line again gets the same answer, and takes nothing more
     * @param policy which batches, and how far the line may be cut
     * @param today the day to judge expiry by
     * @return what the line has, or by how much the product is out of stock
     * @throws LineConflictException if the order has a line of this SKU with another quantity
     */
    public AllocationResult allocate(OrderLine line, AllocationPolicy policy, LocalDate today) {
        Require.present("line", line);
        Require.present("policy", policy);
        Require.present("today", today);
        return journal.carryOut(() -> lines.allocate(line, policy, today));
    }

    /**
     * Changes how much an order wants. Down gives the difference back, latest part first; zero cancels the line, after
     * which there is none: saying so again is answered by {@link LineChangeResult.NotAllocated}. Up takes more, from
     * the batch that serves the line if it has room, else as the policy allows; a line that must stay whole moves to a
     * batch that has room for all of it. A line that cannot have more is refused and keeps what it held.
     *
     * @param orderId the order
     * @param quantity the units wanted from now on, zero or more
     * @param policy which batches, and how far the line may be cut
     * @param today the day to judge expiry by
     * @return what the line holds now, or why nothing changed
     * @throws InvalidValueException if the quantity is negative
     * @throws LineConflictException if the goods have left
     */
    public LineChangeResult changeLineQuantity(
            OrderId orderId, long quantity, AllocationPolicy policy, LocalDate today) {
        Require.present("orderId", orderId);
        Require.present("policy", policy);
        Require.present("today", today);
        return journal.carryOut(() -> lines.changeQuantity(orderId, quantity, policy, today));
    }

    /**
     * Records that the goods of a line left. The line must hold all its goods from batches on hand; what it is short of
     * stays short.
     *
     * @param orderId the order
     * @return what has left
     * @throws UnknownLineException if the order holds nothing of this product
     * @throws BatchConflictException if a batch that serves the line has not arrived
     */
    public ShipmentResult ship(OrderId orderId) {
        Require.present("orderId", orderId);
        return journal.carryOut(() -> lines.ship(orderId));
    }

    /**
     * Takes in a batch that was bought.
     *
     * @param batch the batch, nothing of it allocated; the same batch again changes nothing
     * @return the batch as it is known now
     * @throws BatchConflictException if this batch is known with another quantity, ETA, expiry or warehouse
     * @throws InvalidValueException if it belongs to another SKU or is allocated in part
     */
    public BatchChangeResult receive(Batch batch) {
        Require.present("batch", batch);
        return journal.carryOut(() -> batches.receive(batch));
    }

    /**
     * Corrects how many units of a batch were bought. Below what is promised, lines have to leave: walking back from
     * the latest allocation until the deficit is covered. Where lines may be split, the last of these gives up only
     * what is still missing. Where they stay whole, more may come free than is needed; then, earliest first, each of
     * them that fits into the excess stays. So with lines of 5, 1, 1 and 1 in a batch of 8 that shrinks to 3, only the
     * 5 has to leave: no three units could have kept it.
     *
     * <p>Each line that leaves moves, earliest first, to another batch that can take it and keeps its rank there, or
     * loses its claim. Where lines may be split it may move to several, and loses only what none can take.
     *
     * @param reference the batch
     * @param quantity the units bought, zero or more
     * @param policy which batches may take the lines that leave, and how far these may be cut
     * @param today the day to judge expiry by
     * @return the batch, and who moved and who is short
     * @throws UnknownBatchException if there is no such batch
     * @throws BatchConflictException if more than that has been shipped already
     * @throws InvalidValueException if the quantity is negative
     */
    public BatchChangeResult changeBatchQuantity(
            BatchReference reference, long quantity, AllocationPolicy policy, LocalDate today) {
        Require.present("reference", reference);
        Require.present("policy", policy);
        Require.present("today", today);
        return journal.carryOut(() -> batches.changeQuantity(reference, quantity, policy, today));
    }

    /**
     * Calls a batch back: nothing of it remains but what has been shipped. Lines leave as when it shrinks.
     *
     * @param reference the batch
     * @param policy which batches may take the lines that leave, and how far these may be cut
     * @param today the day to judge expiry by
     * @return the batch, and who moved and who is short
     * @throws UnknownBatchException if there is no such batch
     */
    public BatchChangeResult withdraw(BatchReference reference, AllocationPolicy policy, LocalDate today) {
        Require.present("reference", reference);
        Require.present("policy", policy);
        Require.present("today", today);
        return journal.carryOut(() -> batches.withdraw(reference, policy, today));
    }

    /**
     * Changes the day on which a shipment is expected. What is promised of it stays promised.
     *
     * @param reference the batch
     * @param eta the day it is expected
     * @return the batch
     * @throws UnknownBatchException if there is no such batch
     * @throws BatchConflictException if it has arrived
     * @throws InvalidValueException if the day lies outside the years 1 to 9999
     */
    public BatchChangeResult changeEta(BatchReference reference, LocalDate eta) {
        Require.present("reference", reference);
        Require.dayIfPresent("eta", Require.present("eta", eta));
        return journal.carryOut(() -> batches.changeEta(reference, eta));
    }

    /**
     * Records that a shipment arrived: from now on it is stock on hand.
     *
     * @param reference the batch
     * @return the batch
     * @throws UnknownBatchException if there is no such batch
     */
    public BatchChangeResult markArrived(BatchReference reference) {
        Require.present("reference", reference);
        return journal.carryOut(() -> batches.markArrived(reference));
    }

    /**
     * What it is the stock of.
     *
     * @return the SKU
     */
    public Sku sku() {
        return journal.sku();
    }

    /**
     * The number of changes that this product has seen in its life.
     *
     * @return the version, 0 for a product that nothing happened to
     */
    public long version() {
        return journal.version();
    }

    /**
     * The version that this product had when it was loaded: what an adapter must still find when it stores the changes.
     *
     * @return the version before the first of {@link #events()}
     */
    public long storedVersion() {
        return storedVersion;
    }

    /**
     * What happened since the product was loaded, in order: the write set.
     *
     * @return an unmodifiable view of the events
     */
    public List<ProductEvent> events() {
        return journal.events();
    }

    /**
     * The batches that have units left to promise.
     *
     * @return an unmodifiable view, in no particular order
     */
    public List<Batch> openBatches() {
        return journal.stock().open();
    }

    /**
     * A batch, open or used up.
     *
     * @param reference its name
     * @return the batch as it is now, or empty if there is none
     */
    public Optional<Batch> batch(BatchReference reference) {
        Require.present("reference", reference);
        return journal.stock().find(reference);
    }

    /**
     * What an order holds of this product.
     *
     * @param orderId the order
     * @return its allocations, first the one that came first; empty if it holds nothing
     */
    public List<Allocation> allocationsOf(OrderId orderId) {
        Require.present("orderId", orderId);
        return journal.stock().allocationsOf(orderId);
    }

    /** Same SKU, whatever its state. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Product product && sku().equals(product.sku());
    }

    @Override
    public int hashCode() {
        return sku().hashCode();
    }

    @Override
    public String toString() {
        return "Product[" + sku() + ", version " + version() + ", open batches " + openBatches() + "]";
    }
}
