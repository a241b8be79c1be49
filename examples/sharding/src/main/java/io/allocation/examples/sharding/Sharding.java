package io.allocation.examples.sharding;

import io.allocation.bus.MessageBus;
import io.allocation.domain.Sku;
import io.allocation.service.AllocationService;
import java.io.IOException;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line of the sharding example. */
@Command(
        name = "sharding",
        versionProvider = Version.class,
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Many SKUs over several PostgreSQL databases, by hash of the SKU: sells all of them out, publishes the"
                    + " events, and reads back from each database that it is right.",
            ""
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:every unit was sold once, and its SKU is in one database",
            "1:it was not so, or this program is wrong",
            "2:bad usage",
            "5:a database cannot be used"
        })
public final class Sharding implements Callable<Integer> {

    static final int BAD_PROOF = 1;
    static final int BAD_STORE = 5;
    private static final int STARTED = 2;
    private static final String KIND = "jdbc:postgresql:";

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(
            names = "--shard",
            paramLabel = "URL",
            description = {
                "A database of yours, twice or more, with user and password in the URL:",
                "jdbc:postgresql://HOST/DATABASE?user=U&password=P",
                "Without, two servers are started for this run. Must not know SKUs that begin with LAMP-."
            })
    private List<String> urls = new ArrayList<>();

    @Option(
            names = "--routed",
            description =
                    "One store, behind Apache ShardingSphere, instead of one for each database; publishes nothing.")
    private boolean routed;

    private Sharding() {}

    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Sharding()).setExecutionExceptionHandler((failure, commandLine, parsed) -> {
            if (failure instanceof UnusableShardException) {
                commandLine.getErr().println("a database cannot be used: " + failure.getMessage());
                return BAD_STORE;
            }
            throw failure;
        });
    }

    @Override
    public Integer call() throws IOException, SQLException, InterruptedException, ExecutionException {
        if (urls.size() == 1 || !urls.stream().allMatch(url -> url.startsWith(KIND))) {
            throw new ParameterException(spec.commandLine(), "--shard is given twice or more, each a " + KIND + "...");
        }
        try (Servers servers = new Servers();
                Shards shards = Shards.open(urls.isEmpty() ? started(servers) : urls)) {
            return routed ? sellRouted(shards) : sell(shards, shards::busOf);
        }
    }

    private static List<String> started(Servers servers) throws IOException {
        List<String> started = new ArrayList<>();
        while (started.size() < STARTED) {
            started.add(servers.start());
        }
        return started;
    }

    private int sellRouted(Shards shards) throws SQLException, InterruptedException, ExecutionException {
        try (Router router = Router.over(shards.pools())) {
            MessageBus bus = AllocationService.on(router.store());
            return sell(shards, sku -> bus);
        }
    }

    private int sell(Shards shards, Function<Sku, MessageBus> buses) throws InterruptedException, ExecutionException {
        PrintWriter out = spec.commandLine().getOut();
        Crowd crowd = new Crowd(40, 20);
        crowd.receive(buses);
        Crowd.Told told = crowd.order(buses);
        Proof proof = new Proof(shards, crowd);
        out.println("SKUs in each database: " + proof.skus());
        out.println(told.allocated() + " lines allocated, " + told.refused() + " refused");
        List<String> problems = new ArrayList<>(proof.problems(told));
        if (!routed) {
            Heard heard = new Heard();
            heard.publishAll(shards);
            out.println(heard.events() + " events published, " + heard.allocations() + " of them allocations");
            problems.addAll(proof.problems(told, heard));
        }
        problems.forEach(spec.commandLine().getErr()::println);
        out.println(problems.isEmpty() ? "sold out exactly, each SKU in one database" : "this is wrong");
        return problems.isEmpty() ? CommandLine.ExitCode.OK : BAD_PROOF;
    }
}
