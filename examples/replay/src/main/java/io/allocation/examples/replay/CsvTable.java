package io.allocation.examples.replay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Reads rows whose columns have names. After a bad row, goes on with the next line. */
final class CsvTable implements AutoCloseable {

    /** An empty line is a record here, or the parser would read on and the line number would be wrong. */
    private static final CSVFormat FORMAT =
            CSVFormat.DEFAULT.builder().setIgnoreEmptyLines(false).get();

    private final String name;
    private final LineFeed lines;
    private final List<String> header = new ArrayList<>();
    private final List<Integer> used = new ArrayList<>();
    private Iterator<CSVRecord> records;

    private CsvTable(String name, LineFeed lines) throws IOException {
        this.name = name;
        this.lines = lines;
        records = parser();
    }

    /**
     * Opens a table and checks its header.
     *
     * @throws BadHeaderException if one of the columns is missing or there twice
     */
    static CsvTable open(Source source, List<String> required, List<String> optional) throws IOException {
        CsvTable table = new CsvTable(source.name(), new LineFeed(source.text().open()));
        try {
            table.readHeader(required, optional);
            return table;
        } catch (IOException | RuntimeException failure) {
            table.close();
            throw failure;
        }
    }

    private void readHeader(List<String> required, List<String> optional) throws IOException {
        headerRecord().forEach(column -> header.add(column.strip()));
        for (String column : required) {
            if (!header.contains(column)) {
                throw new BadHeaderException(
                        name, "has no column " + column + "; its header is " + String.join(",", header));
            }
            used.add(header.indexOf(column));
        }
        optional.stream().filter(header::contains).map(header::indexOf).forEach(used::add);
        for (int column : used) {
            if (column != header.lastIndexOf(header.get(column))) {
                throw new BadHeaderException(name, "has column " + header.get(column) + " twice");
            }
        }
    }

    private CSVRecord headerRecord() throws IOException {
        try {
            return nextRecord().orElseThrow(() -> new BadHeaderException(name, "is empty; it needs a header"));
        } catch (BadRowException bad) {
            throw new BadHeaderException(
                    name, "has a broken header: " + bad.row().reason());
        }
    }

    /**
     * The next row.
     *
     * @return the row, or empty at the end
     * @throws BadRowException if the row's fields do not fit the header; the one after it can still be had
     */
    Optional<Row> next() throws IOException {
        return nextRecord().map(this::row);
    }

    private Optional<CSVRecord> nextRecord() throws IOException {
        while (hasNext()) {
            CSVRecord record = records.next();
            if (record.size() > 1 || !record.get(0).isBlank()) {
                return Optional.of(record);
            }
        }
        return Optional.empty();
    }

    private boolean hasNext() throws IOException {
        lines.startRow();
        try {
            return records.hasNext();
        } catch (UncheckedIOException failure) {
            IOException cause = failure.getCause();
            if (!(cause instanceof CSVException)) {
                throw cause;
            }
            throw unfit(BadRow.WHOLE, "has a quote that does not close, or text behind a closing quote");
        }
    }

    private Row row(CSVRecord record) {
        if (record.size() < header.size()) {
            throw unfit(header.get(record.size()), "is missing: " + sizes(record));
        }
        if (record.size() > header.size()) {
            throw unfit(String.valueOf(header.size() + 1), "has no name: " + sizes(record));
        }
        for (int column : used) {
            if (record.get(column).indexOf('\n') >= 0) {
                throw unfit(header.get(column), "has a line break; does its quote close?");
            }
        }
        return new Row(name, lines.lineNumber(), header, record);
    }

    private String sizes(CSVRecord record) {
        return "the row has " + record.size() + " fields, the header " + header.size();
    }

    private BadRowException unfit(String column, String reason) {
        giveUpRow();
        return new BadRowException(new BadRow(name, lines.lineNumber(), column, reason));
    }

    /** The parser may have swallowed the lines after an open quote, or stopped in the middle of one: start afresh. */
    private void giveUpRow() {
        lines.giveUpRow();
        records = parser();
    }

    private Iterator<CSVRecord> parser() {
        try {
            return CSVParser.parse(lines, FORMAT).iterator();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
