package io.allocation.benchmarks;

import io.allocation.service.Allocate;
import io.allocation.service.ReceiveBatch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** A year of a shop: the batches, then the lines. */
public record OrderLines(List<ReceiveBatch> batches, List<Allocate> lines) {

    private static final CSVFormat CSV =
            CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();

    /** Reads {@code batches.csv.gz} and {@code order-lines.csv.gz}. */
    public static OrderLines read(Path folder) {
        return new OrderLines(
                rows(folder.resolve("batches.csv.gz"), OrderLines::batch),
                rows(folder.resolve("order-lines.csv.gz"), OrderLines::line));
    }

    /** As many lines as the real data has, over as many SKUs, a few of them much wanted; always the same. */
    public static OrderLines generate() {
        int skus = 3_800;
        List<ReceiveBatch> batches = new ArrayList<>();
        for (int i = 0; i < skus * 10; i++) {
            LocalDate eta = LocalDate.of(2011, 1, 1).plusDays(28L * (i / skus));
            batches.add(ReceiveBatch.inbound("SKU-" + i % skus, "B" + i / skus, 2_000_000 / (i % skus + 100), eta));
        }
        Random random = new Random(1);
        List<Allocate> lines = new ArrayList<>();
        for (int i = 0; i < ReplayBenchmark.LINES; i++) {
            int sku = (int) (skus * Math.pow(random.nextDouble(), 2));
            lines.add(Allocate.of("order-" + i / 26, "SKU-" + (sku + i % 26 * 146) % skus, 1 + random.nextInt(20)));
        }
        return new OrderLines(batches, lines);
    }

    private static ReceiveBatch batch(CSVRecord row) {
        long quantity = Long.parseLong(row.get("qty"));
        return row.get("eta").isEmpty()
                ? ReceiveBatch.onHand(row.get("sku"), row.get("ref"), quantity)
                : ReceiveBatch.inbound(row.get("sku"), row.get("ref"), quantity, LocalDate.parse(row.get("eta")));
    }

    private static Allocate line(CSVRecord row) {
        return Allocate.of(row.get("order_id"), row.get("sku"), Long.parseLong(row.get("qty")));
    }

    private static <T> List<T> rows(Path file, Function<CSVRecord, T> row) {
        try (CSVParser parser =
                CSVParser.parse(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8, CSV)) {
            return parser.stream().map(row).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read " + file, unreadable);
        }
    }
}
