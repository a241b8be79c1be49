package io.allocation.examples.replay;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.Random;

/**
 * A made-up quarter of a small wholesaler, the same each time: a hundred SKUs of which few sell much (Zipf), stock on
 * hand at the start, a shipment each fortnight that is bought a week before it comes, customers who change their minds.
 */
final class Sample {

    private static final int SKUS = 100;
    private static final int ORDERS = 2_000;
    private static final int MOST_LINES_PER_ORDER = 5;
    private static final int MOST_UNITS_PER_LINE = 12;
    private static final int ONE_IN_AMENDED = 40;
    private static final int FORTNIGHTS = 6;
    private static final LocalDate FIRST_DAY = LocalDate.of(2026, 1, 5);

    // Its algorithm is specified, so that every JDK makes the same sample.
    private final Random random = new Random(1);
    private final double[] cumulated = zipf();

    private final StringBuilder batches = new StringBuilder("ref,sku,qty,eta,known_from\n");
    private final StringBuilder lines = new StringBuilder("order_id,sku,qty,ordered_at\n");
    private final StringBuilder amendments = new StringBuilder("order_id,sku,qty,amended_at\n");

    private Sample() {
        for (int sku = 0; sku < SKUS; sku++) {
            supply(sku);
        }
        for (int order = 0; order < ORDERS; order++) {
            order(order);
        }
    }

    static Sources sources() {
        Sample sample = new Sample();
        return new Sources(
                Source.of("sample batches", sample.batches.toString()),
                Source.of("sample lines", sample.lines.toString()),
                Optional.of(Source.of("sample amendments", sample.amendments.toString())));
    }

    private void supply(int sku) {
        long fortnightly =
                Math.round(ORDERS * (1 + MOST_LINES_PER_ORDER) / 2.0 * share(sku) * 6.5 / (FORTNIGHTS + 1)) + 6;
        row(batches, "HAND-" + name(sku), name(sku), fortnightly, "", "");
        for (int fortnight = 1; fortnight <= FORTNIGHTS; fortnight++) {
            LocalDate eta = FIRST_DAY.plusWeeks(2L * fortnight);
            row(batches, "SHIP-" + fortnight + "-" + name(sku), name(sku), fortnightly, eta, eta.minusWeeks(1));
        }
    }

    private void order(int order) {
        LocalDateTime at = FIRST_DAY.atTime(8, 0).plusMinutes(order * 60L);
        int count = 1 + random.nextInt(MOST_LINES_PER_ORDER);
        random.doubles(count).mapToInt(this::sku).distinct().forEach(sku -> line("order-" + order, name(sku), at));
    }

    private void line(String order, String sku, LocalDateTime at) {
        int quantity = 1 + random.nextInt(MOST_UNITS_PER_LINE);
        row(lines, order, sku, quantity, at);
        if (random.nextInt(ONE_IN_AMENDED) == 0) {
            row(amendments, order, sku, random.nextInt(quantity), at.plusHours(3));
        }
    }

    private int sku(double point) {
        int sku = 0;
        while (cumulated[sku] < point) {
            sku++;
        }
        return sku;
    }

    private double share(int sku) {
        return sku == 0 ? cumulated[0] : cumulated[sku] - cumulated[sku - 1];
    }

    private static String name(int sku) {
        return "SKU-" + (sku + 1);
    }

    /** The n-th SKU sells in proportion to 1/n. */
    private static double[] zipf() {
        double[] cumulated = new double[SKUS];
        double sum = 0;
        for (int n = 1; n <= SKUS; n++) {
            sum += 1.0 / n;
            cumulated[n - 1] = sum;
        }
        for (int n = 0; n < SKUS; n++) {
            cumulated[n] /= sum;
        }
        return cumulated;
    }

    private static void row(StringBuilder table, Object... fields) {
        String separator = "";
        for (Object field : fields) {
            table.append(separator).append(field);
            separator = ",";
        }
        table.append('\n');
    }
}
