package io.allocation.examples.replay;

import io.allocation.domain.Event;
import io.allocation.domain.OrderLine;
import io.allocation.domain.Sku;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What one run brought about. Units are summed without bound, since each single quantity may be as large as a long. */
final class Tally {

    /**
     * What is missing of one SKU.
     *
     * @param sku the SKU
     * @param lines the lines that were refused
     * @param units the units that they are short of
     */
    record Shortfall(Sku sku, int lines, BigInteger units) {

        private Shortfall plus(Shortfall more) {
            return new Shortfall(sku, lines + more.lines, units.add(more.units));
        }
    }

    private static final Comparator<Shortfall> LARGEST_FIRST =
            Comparator.comparing(Shortfall::units).reversed().thenComparing(Shortfall::sku);

    private final SortedMap<String, Integer> events = new TreeMap<>();
    private final Map<Sku, Shortfall> shortfalls = new HashMap<>();
    private BigInteger unitsAllocated = BigInteger.ZERO;
    private int linesAllocated;
    private int linesRepeated;
    private int linesBeforeFirstBatch;

    void happened(Event event) {
        events.merge(event.getClass().getSimpleName(), 1, Integer::sum);
    }

    void allocated(OrderLine line) {
        linesAllocated++;
        unitsAllocated = unitsAllocated.add(BigInteger.valueOf(line.quantity()));
    }

    void repeated() {
        linesRepeated++;
    }

    /** Short of the whole line: the customer gets nothing, however little is missing. */
    void outOfStock(OrderLine line) {
        Shortfall shortfall = new Shortfall(line.sku(), 1, BigInteger.valueOf(line.quantity()));
        shortfalls.merge(line.sku(), shortfall, Shortfall::plus);
    }

    void beforeFirstBatch(OrderLine line) {
        linesBeforeFirstBatch++;
        outOfStock(line);
    }

    int linesAllocated() {
        return linesAllocated;
    }

    /** Lines that had their batch already. */
    int linesRepeated() {
        return linesRepeated;
    }

    int linesOutOfStock() {
        return shortfalls.values().stream().mapToInt(Shortfall::lines).sum();
    }

    /** How many of the lines that are out of stock want a SKU that no batch is known of yet. */
    int linesBeforeFirstBatch() {
        return linesBeforeFirstBatch;
    }

    /** As they were ordered; amendments do not lower it. */
    BigInteger unitsAllocated() {
        return unitsAllocated;
    }

    BigInteger unitsShort() {
        return shortfalls.values().stream().map(Shortfall::units).reduce(BigInteger.ZERO, BigInteger::add);
    }

    List<Shortfall> largestShortfalls(int most) {
        return shortfalls.values().stream().sorted(LARGEST_FIRST).limit(most).toList();
    }

    /** How many events of each kind were committed. */
    SortedMap<String, Integer> events() {
        return events;
    }
}
