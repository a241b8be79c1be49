package io.allocation.examples.replay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The files on the command line: lines are of no use without batches. */
final class InputOptions {

    @Option(
            names = "--batches",
            paramLabel = "F",
            required = true,
            description = "Batches: ref,sku,qty,eta,known_from. Empty eta: on hand. The batch enters at 00:00 of"
                    + " known_from; if that is empty or there is no such column, before everything else.")
    @SuppressWarnings("NullAway.Init")
    private Path batches;

    @Option(
            names = "--lines",
            paramLabel = "F",
            required = true,
            description = "Order lines: order_id,sku,qty,ordered_at (ISO date and time).")
    @SuppressWarnings("NullAway.Init")
    private Path lines;

    @Option(
            names = "--amendments",
            paramLabel = "F",
            description = "Changes of order lines: order_id,sku,qty,amended_at. qty is the new quantity, 0 cancels"
                    + " the line; a line that was given nothing is left alone.")
    private @Nullable Path amendments;

    Sources sources() {
        return new Sources(
                Source.of(batches),
                Source.of(lines),
                Optional.ofNullable(amendments).map(Source::of));
    }

    boolean contain(Path file) throws IOException {
        return isSame(file, batches) || isSame(file, lines) || (amendments != null && isSame(file, amendments));
    }

    private static boolean isSame(Path file, Path input) throws IOException {
        return Files.exists(file) && Files.exists(input) && Files.isSameFile(file, input);
    }
}
