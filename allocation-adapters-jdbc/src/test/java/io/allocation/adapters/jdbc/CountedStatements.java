package io.allocation.adapters.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.allocation.bus.MessageBus;
import io.allocation.servers.TestServers;
import io.allocation.service.Allocate;
import io.allocation.service.AllocationService;
import io.allocation.service.ReceiveBatch;
import io.allocation.testkit.FaultInjectingDataSource;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is sent to a database, call by call. */
final class CountedStatements {

    private static final Pattern EXECUTE = Pattern.compile("execute\\w*: (.*)", Pattern.DOTALL);

    private CountedStatements() {}

    /** Calls a block with a bus on a pool whose calls are listed. */
    static void on(Engine engine, Scene scene) {
        on(engine, UnaryOperator.identity(), scene);
    }

    static void on(Engine engine, UnaryOperator<JdbcStore> wiring, Scene scene) {
        String url = engine.lease();
        FaultInjectingDataSource counting = FaultInjectingDataSource.around(TestServers.dataSource(url));
        HikariConfig config = new HikariConfig();
        config.setDataSource(counting);
        config.setMaximumPoolSize(1);
        config.setAutoCommit(true);
        try (HikariDataSource pool = new HikariDataSource(config)) {
            JdbcStore store = wiring.apply(JdbcStore.on(pool));
            MessageBus bus = AllocationService.on(store);
            bus.handle(ReceiveBatch.onHand("LAMP", "B", 1_000_000));
            bus.handle(Allocate.of("first", "LAMP", 1));
            counting.reset();
            scene.play(bus, store, counting);
        } finally {
            engine.giveBack(url);
        }
    }

    interface Scene {
        void play(MessageBus bus, JdbcStore store, FaultInjectingDataSource counting);
    }

    /** The verbs of the statements, those that go together in one line. */
    static List<String> since(FaultInjectingDataSource counting) {
        List<String> calls =
                counting.calls().stream().map(CountedStatements::verbs).toList();
        counting.reset();
        return calls;
    }

    private static String verbs(String call) {
        Matcher sql = EXECUTE.matcher(call);
        return !sql.matches()
                ? call
                : Arrays.stream(sql.group(1).split(";", -1))
                        .map(statement -> statement.strip().split("\\s", 2)[0])
                        .collect(Collectors.joining(" "));
    }

    static List<String> expected(Engine engine, String... middle) {
        return Stream.of(
                        List.of("setAutoCommit(false)"),
                        together(engine, "SELECT", "SELECT"),
                        together(engine, middle),
                        List.of(middle.length == 0 ? "rollback" : "commit", "setAutoCommit(true)"))
                .flatMap(List::stream)
                .toList();
    }

    /** Statements that PostgreSQL takes in one round trip. */
    static List<String> together(Engine engine, String... verbs) {
        return engine == Engine.POSTGRESQL && verbs.length > 0 ? List.of(String.join(" ", verbs)) : List.of(verbs);
    }
}
