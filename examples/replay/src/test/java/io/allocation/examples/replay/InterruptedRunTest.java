package io.allocation.examples.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.allocation.adapters.jdbc.JdbcStore;
import io.allocation.domain.OrderId;
import io.allocation.examples.replay.Shell.Answer;
import io.allocation.ports.StoreException;
import io.allocation.servers.TestServers;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class InterruptedRunTest {

    /** So many that no run is over before it is disturbed. */
    private static final int TIMES = 10;

    /** Not one of those that share the first commits, which so are on the disk when it is there. */
    private static final OrderId ONE_OF_THE_FIRST = new OrderId("order-100");

    @TempDir
    private Path directory;

    private Shell shell;
    private String undisturbed;

    @BeforeEach
    void start() {
        shell = new Shell(directory);
        shell.sample(TIMES);
        assertThat(shell.replay("--all-known").exitCode()).isZero();
        undisturbed = shell.read("out.csv");
        shell.file("out.csv");
    }

    @ParameterizedTest
    @EnumSource
    void a_killed_run_can_be_run_again(Kind kind) throws InterruptedException {
        String url = kind.newDatabase(directory);

        try (Child child = shell.start("--all-known", "--jdbc", kind.observable(url))) {
            child.awaitWhileRunning(() -> holdsSomething(kind.observer(url)));
            child.kill();
        }

        assertInterrupted(url);
        assertGoesOn(url);
    }

    @Test
    void a_run_whose_database_goes_away_stops_and_can_be_run_again() throws InterruptedException {
        String url = TestServers.postgres().newDatabase();

        try (Child child = shell.start("--all-known", "--jdbc", url)) {
            child.awaitWhileRunning(() -> holdsSomething(url));
            letIn(url, false);
            assertThat(child.exitCode()).isEqualTo(5);
            assertThat(child.output())
                    .hasLineCount(1)
                    .startsWith("stopped at ")
                    .endsWith("; run it again on the same database: nothing is doubled\n");
        }

        letIn(url, true);
        assertInterrupted(url);
        assertGoesOn(url);
    }

    /** Or keeps everybody out, those who are in included. */
    private static void letIn(String url, boolean allowed) {
        Matcher parts = Pattern.compile("(.*/)([^/?]+)(\\?.*)").matcher(url);
        assertThat(parts.matches()).isTrue();
        String another = parts.group(1) + "postgres" + parts.group(3);
        Kind.execute(another, "ALTER DATABASE " + parts.group(2) + " ALLOW_CONNECTIONS " + allowed);
        Kind.execute(
                another,
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '" + parts.group(2) + "'");
    }

    private static boolean holdsSomething(String url) {
        try {
            return !JdbcStore.on(TestServers.dataSource(url))
                    .allocationsOf(ONE_OF_THE_FIRST)
                    .isEmpty();
        } catch (StoreException notYet) {
            return false;
        }
    }

    private void assertInterrupted(String url) {
        assertThat(Kind.claims(url)).isBetween(100L, claimsWhenUndisturbed() - 100);
        assertThat(shell.read("out.csv")).isBlank();
    }

    private long claimsWhenUndisturbed() {
        return undisturbed.lines().skip(1).filter(row -> !row.endsWith(",")).count();
    }

    private void assertGoesOn(String url) {
        Answer again = shell.replay("--all-known", "--jdbc", url);

        assertThat(again.err()).isEmpty();
        assertThat(again.exitCode()).isZero();
        assertThat(shell.read("out.csv")).isEqualTo(undisturbed);
        assertThat(again.outLines()).endsWith("counters verified: 700 batches, 0 differences");
        assertThat(Kind.claims(url)).isEqualTo(claimsWhenUndisturbed());
    }
}
