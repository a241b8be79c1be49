package io.allocation.benchmarks.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** What was measured, in two tables: one for each comparison, one for each contender. */
final class Results {

    private static final CSVFormat RATIOS = CSVFormat.DEFAULT
            .builder()
            .setHeader(
                    "case",
                    "threads",
                    "ours",
                    "ours_per_s",
                    "baseline",
                    "baseline_per_s",
                    "ratio",
                    "ours_p99_ms",
                    "baseline_p99_ms")
            .setRecordSeparator('\n')
            .get();

    private static final CSVFormat LATENCIES = CSVFormat.DEFAULT
            .builder()
            .setHeader("case", "threads", "contender", "per_s", "p50_ms", "p99_ms", "p999_ms")
            .setRecordSeparator('\n')
            .get();

    private final Path folder;
    private final List<Object[]> ratios = new ArrayList<>();
    private final List<Object[]> latencies = new ArrayList<>();

    Results(Path folder) {
        this.folder = folder;
    }

    /**
     * What was found of one contender.
     *
     * @param name whose it is
     * @param perSecond how many in a second
     * @param p99 what 99 of 100 did not exceed, in milliseconds; NaN if that was not measured
     */
    record Measured(String name, double perSecond, double p99) {}

    void add(String name, int threads, Measured ours, Measured baseline) {
        ratios.add(new Object[] {
            name,
            threads,
            ours.name(),
            number("%.0f", ours.perSecond()),
            baseline.name(),
            number("%.0f", baseline.perSecond()),
            number("%.3f", ours.perSecond() / baseline.perSecond()),
            number("%.2f", ours.p99()),
            number("%.2f", baseline.p99())
        });
    }

    void addLatencies(String name, int threads, String contender, double perSecond, Latency latency) {
        latencies.add(new Object[] {
            name,
            threads,
            contender,
            number("%.0f", perSecond),
            number("%.2f", latency.millis(50)),
            number("%.2f", latency.millis(99)),
            number("%.2f", latency.millis(99.9))
        });
    }

    private static String number(String format, double value) {
        return Double.isNaN(value) ? "" : String.format(Locale.ROOT, format, value);
    }

    /** Writes {@code results.csv} and {@code latencies.csv}. */
    void write() {
        try {
            Files.createDirectories(folder);
            write(folder.resolve("results.csv"), RATIOS, ratios);
            write(folder.resolve("latencies.csv"), LATENCIES, latencies);
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot write results to " + folder, failure);
        }
    }

    /** As a table. */
    void print() {
        System.out.printf(
                "%n%-17s %7s  %-30s %9s  %-30s %9s %8s %11s %11s%n",
                "case", "threads", "ours", "per s", "baseline", "per s", "ratio", "ours p99 ms", "its p99 ms");
        ratios.forEach(row -> System.out.printf("%-17s %7s  %-30s %9s  %-30s %9s %8s %11s %11s%n", row));
    }

    private static void write(Path file, CSVFormat format, List<Object[]> rows) throws IOException {
        try (CSVPrinter printer = new CSVPrinter(Files.newBufferedWriter(file), format)) {
            printer.printRecords(rows);
        }
    }
}
