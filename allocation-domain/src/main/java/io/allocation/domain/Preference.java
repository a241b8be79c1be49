package io.allocation.domain;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiPredicate;

/**
 * Which batches are eligible, and a total order over them: the first eligible batch with room gets the line. Immutable
 * and thread-safe; criteria given by users must be so too.
 *
 * <p>An expired batch is never eligible. Batches that all criteria leave equal are taken in the order in which they
 * were received, then by reference, so that the same state always gives the same answer. Compose your own in one line:
 *
 * <pre>{@code
 * Preference.by(inStockFirst(), earliestEta());                          // the standard
 * Preference.by(earliestExpiry());                                       // first expired, first out
 * Preference.by(warehouses(LEEDS, YORK), inStockFirst(), earliestEta()); // near the customer first
 * Preference.standard().where((batch, today) -> batch.isOnHand());       // promise only what is here
 * }</pre>
 */
public final class Preference {

    private static final Comparator<Batch> TIES =
            Comparator.comparingLong(Batch::received).thenComparing(Batch::reference);
    private static final Preference STANDARD = by(inStockFirst(), earliestEta());

    private final Comparator<Batch> order;
    private final BiPredicate<? super Batch, ? super LocalDate> condition;

    private Preference(Comparator<Batch> order, BiPredicate<? super Batch, ? super LocalDate> condition) {
        this.order = order;
        this.condition = condition;
    }

    /**
     * The default: in stock first, then the earliest ETA.
     *
     * @return the standard preference
     */
    public static Preference standard() {
        return STANDARD;
    }

    /**
     * An order by criteria, the first that tells two batches apart decides.
     *
     * @param criteria the criteria, most important first
     * @return a preference by these criteria
     */
    @SafeVarargs
    public static Preference by(Comparator<Batch>... criteria) {
        Comparator<Batch> order = TIES;
        for (int i = criteria.length - 1; i >= 0; i--) {
            order = criteria[i].thenComparing(order);
        }
        return new Preference(order, (batch, today) -> true);
    }

    /**
     * The same order over fewer batches.
     *
     * @param eligible tells whether a batch may be used on a day; must not have side effects
     * @return a preference that also asks for this condition
     */
    public Preference where(BiPredicate<? super Batch, ? super LocalDate> eligible) {
        Require.present("eligible", eligible);
        return new Preference(order, (batch, today) -> condition.test(batch, today) && eligible.test(batch, today));
    }

    /**
     * Stock on hand before shipments on their way.
     *
     * @return the criterion
     */
    public static Comparator<Batch> inStockFirst() {
        return Comparator.comparing(batch -> !batch.isOnHand());
    }

    /**
     * What is here or expected earlier before what is expected later.
     *
     * @return the criterion
     */
    public static Comparator<Batch> earliestEta() {
        return Comparator.comparing(Batch::eta, Comparator.nullsFirst(Comparator.naturalOrder()));
    }

    /**
     * What expires earlier before what expires later or keeps: first expired, first out (FEFO).
     *
     * @return the criterion
     */
    public static Comparator<Batch> earliestExpiry() {
        return Comparator.comparing(Batch::expiry, Comparator.nullsLast(Comparator.naturalOrder()));
    }

    /**
     * Batches kept at the given places in the given order; those kept elsewhere, or nowhere in particular, come last.
     *
     * @param inOrder the places, best first
     * @return the criterion
     */
    public static Comparator<Batch> warehouses(Warehouse... inOrder) {
        List<Warehouse> places = List.of(inOrder);
        return Comparator.comparingInt(batch -> rank(batch, places));
    }

    private static int rank(Batch batch, List<Warehouse> places) {
        int place = batch.warehouse() == null ? -1 : places.indexOf(batch.warehouse());
        return place < 0 ? places.size() : place;
    }

    /**
     * The total order of this preference, best first.
     *
     * @return a comparator that tells any two batches of a product apart
     */
    public Comparator<Batch> order() {
        return order;
    }

    /**
     * Whether a batch may be used at all on a day. Says nothing of how much is available.
     *
     * @param batch the batch
     * @param today the day to judge by
     * @return true if it is not expired and meets the conditions
     */
    public boolean isEligible(Batch batch, LocalDate today) {
        return !batch.isExpired(today) && condition.test(batch, today);
    }
}
