package io.allocation.examples.flashsale;

import io.allocation.domain.AllocationException;
import io.allocation.ports.Verification;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.logging.LogManager;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line of the flash sale: options, messages, exit codes. */
@Command(
        name = "flash-sale",
        versionProvider = Version.class,
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Many buyers, one SKU: shows that it sells out exactly at zero, and how fast with and without coalescing."
                    + " Without options it sells in an H2 in memory.",
            "",
            "Each round sells the same stock, of a SKU of its own, in three batches: two on hand, one on its way."
                    + " Each buyer sends orders of 1 to 3 units, the next as soon as the one before is answered,"
                    + " until a refusal says that nothing is left. Then every order is read back.",
            ""
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:every unit was sold once, or the limit was reached and what was sold is right",
            "1:something was oversold, an order failed, or the store contradicts what buyers were told",
            "2:bad usage",
            "5:the database cannot be reached, or broke off",
            "70:an error in this program",
            "130:stopped by Ctrl-C; what was sold until then is right"
        })
public final class FlashSale implements Callable<Integer> {

    static final int BAD_SALE = 1;
    static final int BAD_STORE = 5;
    static final int BAD_PROGRAM = 70;
    static final int STOPPED = 130;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @ArgGroup(exclusive = true)
    private @Nullable DatabaseOptions database;

    @Option(
            names = "--buyers",
            paramLabel = "N",
            defaultValue = "64",
            description = "Buyers at the same time, 1 to 1000 (default: ${DEFAULT-VALUE}).")
    private int buyers;

    @Option(
            names = "--connections",
            paramLabel = "N",
            defaultValue = "32",
            description = "Connections that buyers share, 1 to 1000 (default: ${DEFAULT-VALUE}).")
    private int connections;

    @Option(
            names = "--stock",
            paramLabel = "N",
            defaultValue = "20000",
            description = "Units to sell in each round, 4 to 1000000 (default: ${DEFAULT-VALUE}).")
    private long stock;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "2",
            description = "Rounds of each way, after a small one to warm up, 1 to 100 (default: ${DEFAULT-VALUE}).")
    private int rounds;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "60",
            description = "End a round after so many seconds, sold out or not, 1 to 3600 (default: ${DEFAULT-VALUE}).")
    private int seconds;

    @Option(
            names = "--plain",
            description = "No live display: one line for each round. So it is, too, if this is no terminal.")
    private boolean plain;

    private FlashSale() {}

    public static void main(String[] args) {
        // Drivers log here what they throw as well: once is enough.
        LogManager.getLogManager().reset();
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        return new CommandLine(new FlashSale())
                .registerConverter(JdbcUrl.class, JdbcUrl::of)
                .setParameterExceptionHandler((mistake, args) -> usageError(mistake))
                .setExecutionExceptionHandler((failure, commandLine, result) -> executionError(failure, commandLine));
    }

    @Override
    public Integer call() throws InterruptedException {
        require("--buyers", buyers, 1, 1_000);
        require("--connections", connections, 1, 1_000);
        require("--stock", stock, Entry.LEAST_STOCK, 1_000_000);
        require("--rounds", rounds, 1, 100);
        require("--seconds", seconds, 1, 3_600);
        try (Interrupt interrupt = new Interrupt();
                Database where = database == null ? DatabaseOptions.inMemory() : database.open();
                Shop shop = Shop.open(where.url(), connections)) {
            return sell(shop, where, interrupt);
        }
    }

    private void require(String option, long value, long least, long most) {
        if (value < least || value > most) {
            throw new ParameterException(
                    spec.commandLine(), option + " is " + value + ", but must be " + least + " to " + most);
        }
    }

    private int sell(Shop shop, Database where, Interrupt interrupt) throws InterruptedException {
        Display display = display();
        display.say(String.format(
                Locale.ROOT, "%,d units of one SKU, %,d buyers, %,d connections", stock, buyers, connections));
        display.say("in " + where.name());
        display.say("");
        Sale.Plan plan = new Sale.Plan(buyers, seconds);
        try {
            List<Round> results = new Programme(shop.store(), plan, display, interrupt).run(rounds, stock);
            Verification counters = shop.store().verify();
            new Report(results, display::say).print(buyers);
            display.say(counters.toString());
            return exitCode(problems(results, counters, where.url()), interrupt);
        } catch (AllocationException failure) {
            throw StoreFailure.selling(where.url(), failure);
        }
    }

    private static List<String> problems(List<Round> results, Verification counters, JdbcUrl url) {
        List<String> problems = new ArrayList<>();
        results.forEach(round -> problems.addAll(round.problems()));
        if (!counters.isClean()) {
            problems.add(counters.differences() + " counters do not agree with their rows");
        }
        return problems.stream().map(url::hideIn).toList();
    }

    private int exitCode(List<String> problems, Interrupt interrupt) {
        if (!problems.isEmpty()) {
            problems.forEach(err()::println);
            return BAD_SALE;
        }
        if (interrupt.getAsBoolean()) {
            err().println("stopped by Ctrl-C");
            return STOPPED;
        }
        return CommandLine.ExitCode.OK;
    }

    /** Picocli knows on every JDK what a terminal is. */
    private Display display() {
        PrintWriter out = spec.commandLine().getOut();
        return plain || !Ansi.AUTO.enabled() ? new PlainDisplay(out) : new LiveDisplay(out);
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }

    private static int usageError(ParameterException mistake) {
        PrintWriter err = mistake.getCommandLine().getErr();
        err.println(mistake.getMessage());
        err.println("Try 'flash-sale --help'.");
        return CommandLine.ExitCode.USAGE;
    }

    private static int executionError(Exception failure, CommandLine commandLine) {
        if (failure instanceof StoreFailure) {
            commandLine.getErr().println(failure.getMessage());
            return BAD_STORE;
        }
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        commandLine.getErr().print(trace);
        return BAD_PROGRAM;
    }
}
