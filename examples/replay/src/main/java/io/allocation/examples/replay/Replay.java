package io.allocation.examples.replay;

import io.allocation.domain.AllocationException;
import io.allocation.ports.Verification;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.logging.LogManager;
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
        versionProvider = Version.class,
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
            "4:the counters of the store do not agree with their rows",
            "5:the store failed: it cannot be reached, or broke off",
            "70:an error in this program"
        })
public final class Replay implements Callable<Integer> {

    static final int BAD_ROWS = 1;
    static final int BAD_FILE = 3;
    static final int BAD_COUNTERS = 4;
    static final int BAD_STORE = 5;
    static final int BAD_PROGRAM = 70;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @ArgGroup(exclusive = false)
    private @Nullable InputOptions inputs;

    @ArgGroup(exclusive = false)
    private @Nullable DatabaseOptions database;

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

    public static void main(String[] args) {
        // Drivers log here what they throw as well: once is enough.
        LogManager.getLogManager().reset();
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        Replay replay = new Replay();
        return new CommandLine(replay)
                .registerConverter(JdbcUrl.class, JdbcUrl::of)
                .setParameterExceptionHandler((mistake, args) -> usageError(mistake))
                .setExecutionExceptionHandler((failure, commandLine, result) -> replay.executionError(failure));
    }

    @Override
    public Integer call() throws IOException {
        BadRows badRows = new BadRows(err(), strict);
        try {
            return replay(badRows);
        } catch (BadHeaderException bad) {
            throw new ParameterException(spec.commandLine(), bad.getMessage(), bad);
        } catch (BadRows.Stop stop) {
            err().println(stop.getMessage() + " (--strict)");
            return BAD_ROWS;
        } finally {
            badRows.finish();
        }
    }

    private int replay(BadRows badRows) throws IOException {
        Optional<OutFile> outFile = outFile();
        long started = System.nanoTime();
        Input input = new Reading(badRows, allKnown).read(sources());
        Duration reading = Duration.ofNanos(System.nanoTime() - started);
        try (Store store = database == null ? Store.inMemory() : database.open()) {
            long opened = System.nanoTime();
            ReplayRun.Result result = run(store, input, badRows);
            Duration sending = Duration.ofNanos(System.nanoTime() - opened);
            if (outFile.isPresent()) {
                outFile.get().write(input.lines(), result.answers());
            }
            new Report(out()).print(input, result.tally(), store.name(), reading, sending);
            badRows.printCount(out());
            return exitCode(verify(store), badRows);
        }
    }

    private Verification verify(Store store) {
        try {
            Verification found = store.counters().verify();
            new CounterReport(out(), err()).print(found);
            return found;
        } catch (AllocationException failure) {
            throw StoreFailure.verifying(failure);
        }
    }

    private static int exitCode(Verification found, BadRows badRows) {
        if (!found.isClean()) {
            return BAD_COUNTERS;
        }
        return badRows.count() == 0 ? CommandLine.ExitCode.OK : BAD_ROWS;
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }

    private Sources sources() {
        if (inputs != null) {
            return inputs.sources();
        }
        out().println("No files given: this is a made-up sample. Try 'replay --help'.");
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

    private static ReplayRun.Result run(Store store, Input input, BadRows badRows) {
        ReplayRun run = new ReplayRun(store.unitsOfWork());
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

    private int executionError(Exception failure) {
        if (failure instanceof IOException) {
            err().println(failure.getMessage());
            return BAD_FILE;
        }
        if (failure instanceof StoreFailure) {
            err().println(withoutPasswords(String.valueOf(failure.getMessage())));
            return BAD_STORE;
        }
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        err().print(withoutPasswords(trace.toString()));
        return BAD_PROGRAM;
    }

    private String withoutPasswords(String message) {
        return database == null ? message : database.hideIn(message);
    }
}
