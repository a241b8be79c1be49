package io.allocation.examples.replay;

import io.allocation.domain.OrderLine;
import io.allocation.service.Allocate;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Writes the answers beside the target, and puts them in its place when they are complete: never half a file. */
final class OutFile {

    private static final CSVFormat FORMAT =
            CSVFormat.DEFAULT.builder().setRecordSeparator('\n').get();

    private final Path target;

    /**
     * Checks the target, before any work is done for it.
     *
     * @throws IOException if nothing can be put there
     */
    OutFile(Path target) throws IOException {
        this.target = Files.exists(target) ? target.toRealPath() : target.toAbsolutePath();
        if (Files.exists(target) && !Files.isRegularFile(target)) {
            throw new FileFailure(target.toString(), "is not a file");
        }
        if (!Files.isWritable(directory())) {
            throw new FileFailure(directory().toString(), "is not a directory that can be written to");
        }
    }

    private Path directory() {
        return target.resolveSibling("");
    }

    void write(List<Entry> lines, Answers answers) throws IOException {
        Path part = target.resolveSibling(target.getFileName() + "." + UUID.randomUUID() + ".part");
        try {
            try (BufferedWriter out = Files.newBufferedWriter(part, StandardOpenOption.CREATE_NEW);
                    CSVPrinter csv = new CSVPrinter(out, FORMAT)) {
                csv.printRecord("order_id", "sku", "ref");
                for (Entry line : lines) {
                    write(csv, line, answers.of(line));
                }
            }
            move(part);
        } catch (IOException failure) {
            throw new FileFailure(target.toString(), failure);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static void write(CSVPrinter csv, Entry entry, Optional<String> ref) throws IOException {
        if (ref.isPresent() && entry.command() instanceof Allocate allocate) {
            OrderLine line = allocate.line();
            csv.printRecord(line.orderId(), line.sku(), ref.get());
        }
    }

    private void move(Path part) throws IOException {
        try {
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException unsupported) {
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
