package io.allocation.examples.replay;

import io.allocation.domain.BatchReference;
import io.allocation.domain.OrderLine;
import io.allocation.service.Allocate;
import io.allocation.service.AllocationCommand;
import io.allocation.service.ChangeLineQuantity;
import io.allocation.service.ReceiveBatch;
import java.io.IOException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Turns tables into commands; what cannot be one is reported and skipped. */
final class Reading {

    private final Values values = new Values();
    private final BadRows badRows;
    private final boolean allKnown;

    /**
     * Reads.
     *
     * @param badRows is told of the rows that are skipped
     * @param allKnown whether every batch enters before everything else
     */
    Reading(BadRows badRows, boolean allKnown) {
        this.badRows = badRows;
        this.allKnown = allKnown;
    }

    Input read(Sources sources) throws IOException {
        List<Entry> batches = read(
                sources.batches(),
                List.of("ref", "sku", "qty", "eta"),
                List.of("known_from"),
                this::knownFrom,
                this::batch);
        List<Entry> lines = read(
                sources.lines(),
                List.of("order_id", "sku", "qty", "ordered_at"),
                List.of(),
                time("ordered_at"),
                this::line);
        List<Entry> amendments = sources.amendments().isEmpty()
                ? List.of()
                : read(
                        sources.amendments().get(),
                        List.of("order_id", "sku", "qty", "amended_at"),
                        List.of(),
                        time("amended_at"),
                        this::amendment);
        return new Input(batches, lines, amendments);
    }

    private List<Entry> read(
            Source source,
            List<String> required,
            List<String> optional,
            Function<Row, LocalDateTime> time,
            Function<Row, AllocationCommand<?>> command)
            throws IOException {
        List<Entry> entries = new ArrayList<>();
        try (CsvTable table = CsvTable.open(source, required, optional)) {
            for (boolean more = true; more; ) {
                try {
                    Optional<Row> next = table.next();
                    next.ifPresent(row -> entries.add(
                            new Entry(time.apply(row), command.apply(row), source.name(), row.line(), entries.size())));
                    more = next.isPresent();
                } catch (BadRowException bad) {
                    badRows.report(bad.row());
                }
            }
        } catch (IOException failure) {
            throw new FileFailure(source.name(), failure);
        }
        return entries;
    }

    private LocalDateTime knownFrom(Row row) {
        return allKnown
                ? LocalDateTime.MIN
                : row.optional("known_from", Values::date)
                        .map(LocalDate::atStartOfDay)
                        .orElse(LocalDateTime.MIN);
    }

    private Function<Row, LocalDateTime> time(String column) {
        return row -> row.value(column, values::time);
    }

    private ReceiveBatch batch(Row row) {
        return new ReceiveBatch(
                row.value("sku", values::sku),
                row.value("ref", BatchReference::new),
                row.value("qty", Values::positive),
                row.optional("eta", Values::date).orElse(null),
                null,
                null);
    }

    private Allocate line(Row row) {
        return new Allocate(new OrderLine(
                row.value("order_id", values::order),
                row.value("sku", values::sku),
                row.value("qty", Values::positive)));
    }

    private ChangeLineQuantity amendment(Row row) {
        return new ChangeLineQuantity(
                row.value("order_id", values::order),
                row.value("sku", values::sku),
                row.value("qty", Values::notNegative));
    }
}
