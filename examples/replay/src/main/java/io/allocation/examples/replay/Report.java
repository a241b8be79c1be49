package io.allocation.examples.replay;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Prints what a run brought about. */
final class Report {

    private static final int MOST_SHORTFALLS = 10;

    private final PrintWriter out;

    Report(PrintWriter out) {
        this.out = out;
    }

    void print(Input input, Tally tally, String store, Duration reading, Duration sending) {
        line("batches         %,15d", input.batches().size());
        line("order lines     %,15d", input.lines().size());
        line("amendments      %,15d", input.amendments().size());
        line("");
        printLines(tally);
        printShortfalls(tally.largestShortfalls(MOST_SHORTFALLS));
        line("");
        line("events by kind");
        tally.events().forEach((kind, count) -> line("  %-22s%,15d", kind, count));
        line("");
        line("store: %s", store);
        printTimes(input, reading, sending);
        out.flush();
    }

    private void printLines(Tally tally) {
        int lines = tally.linesAllocated() + tally.linesOutOfStock();
        line("                          lines            units");
        line("allocated       %,15d  %,15d", tally.linesAllocated(), tally.unitsAllocated());
        line("out of stock    %,15d  %,15d", tally.linesOutOfStock(), tally.unitsShort());
        line(
                "fill rate       %15s  %15s",
                share(BigInteger.valueOf(tally.linesAllocated()), BigInteger.valueOf(lines)),
                share(tally.unitsAllocated(), tally.unitsAllocated().add(tally.unitsShort())));
        if (tally.linesRepeated() > 0) {
            line("repeated        %,15d", tally.linesRepeated());
        }
        if (tally.linesBeforeFirstBatch() > 0) {
            line("(%,d of those out of stock came before any batch of their SKU)", tally.linesBeforeFirstBatch());
        }
    }

    private void printShortfalls(List<Tally.Shortfall> shortfalls) {
        if (!shortfalls.isEmpty()) {
            line("");
            line("largest shortfalls        lines            units");
            shortfalls.forEach(
                    shortfall -> line("  %-14s%,15d  %,15d", shortfall.sku(), shortfall.lines(), shortfall.units()));
        }
    }

    private void printTimes(Input input, Duration reading, Duration sending) {
        double seconds = sending.toNanos() / 1e9;
        line(
                "read in %.1f s, sent in %.1f s: %,.0f lines/s",
                reading.toNanos() / 1e9, seconds, input.lines().size() / seconds);
    }

    private static String share(BigInteger part, BigInteger whole) {
        if (whole.signum() == 0) {
            return "-";
        }
        // Rounded down: 100 % is a promise that nobody is short.
        return new BigDecimal(part).movePointRight(2).divide(new BigDecimal(whole), 2, RoundingMode.DOWN) + " %";
    }

    @SuppressWarnings("AnnotateFormatMethod") // a dependency for the sake of one private method
    private void line(String format, Object... values) {
        out.println(String.format(Locale.ROOT, format, values));
    }
}
