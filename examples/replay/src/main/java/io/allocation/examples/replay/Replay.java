package io.allocation.examples.replay;

import io.allocation.adapters.memory.InMemoryStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line of the replay: options, messages, exit codes. */
@Command(
        name = "replay",
        versionProvider = Replay.Version.class,
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Decides, in order of time, which batch of stock serves which order line, and reports what became of them."
                    + " Without files it runs on a sample that it makes up.",
            "",
            "Files are CSV with a header, UTF-8, plain or gzip; columns are found by name. Rows may be in any order:"
                    + " they are sorted by time, for which all rows are kept in memory. At equal times batches come"
                    + " before lines, lines before amendments, and rows of one file stay in their order. A row that is"
                    + " bad is reported with file, line, column and reason, counted, and skipped.",
            ""
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:success",
            "1:bad rows were skipped, or --strict stopped at one",
            "2:bad usage: an option, or the header of a file",
            "3:a file cannot be read or written",
            "70:an error in this program"
        })
public final class Replay implements Callable<Integer> {

    static final int BAD_ROWS = 1;
    static final int BAD_FILE = 3;
    static final int BAD_PROGRAM = 70;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @ArgGroup(exclusive = false)
    private @Nullable Inputs inputs;

    @Option(names = "--all-known", description = "Every batch is known before everything else: ignore known_from.")
    private boolean allKnown;

    @Option(
            names = "--out",
            paramLabel = "F",
            description = "Write one row order_id,sku,ref for each order line that is not a bad row, in the order of"
                    + " --lines: the batch that it was given at that time, empty when out of stock.")
    private @Nullable Path out;

    @Option(names = "--strict", description = "Stop at the first bad row, and write no --out.")
    private boolean strict;

    private Replay() {}

    /** The files: lines are of no use without batches. */
    private static final class Inputs {

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

    /** As Maven wrote it into the jar. */
    static final class Version implements CommandLine.IVersionProvider {

        private static final String FILE = "/META-INF/maven/io.allocation/allocation-example-replay/pom.properties";

        @Override
        public String[] getVersion() throws IOException {
            Properties properties = new Properties();
            try (InputStream file = Replay.class.getResourceAsStream(FILE)) {
                if (file != null) {
                    properties.load(file);
                }
            }
            return new String[] {"replay " + properties.getProperty("version", "(not from a jar)")};
        }
    }

    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Replay())
                .setParameterExceptionHandler((mistake, args) -> usageError(mistake))
                .setExecutionExceptionHandler((failure, commandLine, result) -> executionError(failure, commandLine));
    }

    @Override
    public Integer call() throws IOException {
        BadRows badRows = new BadRows(spec.commandLine().getErr(), strict);
        try {
            replay(badRows);
        } catch (BadHeaderException bad) {
            throw new ParameterException(spec.commandLine(), bad.getMessage(), bad);
        } catch (BadRows.Stop stop) {
            spec.commandLine().getErr().println(stop.getMessage() + " (--strict)");
        } finally {
            badRows.finish();
        }
        return badRows.count() == 0 ? CommandLine.ExitCode.OK : BAD_ROWS;
    }

    private void replay(BadRows badRows) throws IOException {
        Optional<OutFile> outFile = outFile();
        long started = System.nanoTime();
        Input input = new Reading(badRows, allKnown).read(sources());
        long read = System.nanoTime();
        ReplayRun.Result result = run(input, badRows);
        long sent = System.nanoTime();
        if (outFile.isPresent()) {
            outFile.get().write(input.lines(), result.answers());
        }
        new Report(spec.commandLine().getOut())
                .print(input, result.tally(), Duration.ofNanos(read - started), Duration.ofNanos(sent - read));
        badRows.printCount(spec.commandLine().getOut());
    }

    private Sources sources() {
        if (inputs != null) {
            return inputs.sources();
        }
        spec.commandLine().getOut().println("No files given: this is a made-up sample. Try 'replay --help'.");
        return Sample.sources();
    }

    private Optional<OutFile> outFile() throws IOException {
        if (out == null) {
            return Optional.empty();
        }
        if (inputs != null && inputs.contain(out)) {
            throw new ParameterException(spec.commandLine(), "--out " + out + " is also an input");
        }
        return Optional.of(new OutFile(out));
    }

    private static ReplayRun.Result run(Input input, BadRows badRows) {
        ReplayRun run = new ReplayRun(new InMemoryStore());
        // Picocli knows on every JDK what a terminal is; anywhere else a progress bar is noise.
        if (!Ansi.AUTO.enabled()) {
            return run.run(input, badRows, () -> {});
        }
        try (ProgressBar bar = progressBar(input.size())) {
            return run.run(input, badRows, bar::step);
        }
    }

    private static ProgressBar progressBar(int max) {
        return new ProgressBarBuilder()
                .setTaskName("replay")
                .setInitialMax(max)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(200)
                .setConsumer(new ConsoleProgressBarConsumer(System.err))
                .build();
    }

    private static int usageError(ParameterException mistake) {
        CommandLine commandLine = mistake.getCommandLine();
        commandLine.getErr().println(mistake.getMessage());
        commandLine.getErr().println("Try 'replay --help'.");
        return CommandLine.ExitCode.USAGE;
    }

    private static int executionError(Exception failure, CommandLine commandLine) {
        if (failure instanceof IOException) {
            commandLine.getErr().println(failure.getMessage());
            return BAD_FILE;
        }
        failure.printStackTrace(commandLine.getErr());
        return BAD_PROGRAM;
    }
}
