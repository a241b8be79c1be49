package io.allocation.examples.flashsale;

import static org.assertj.core.api.Assertions.assertThat;

import io.allocation.adapters.jdbc.JdbcStore;
import io.allocation.examples.flashsale.Shell.Answer;
import io.allocation.servers.TestServers;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FlashSaleTest {

    private static Answer sell(String... more) {
        String[] few = {"--stock", "80", "--buyers", "4", "--connections", "3", "--rounds", "1"};
        return Shell.call(Stream.concat(Stream.of(few), Stream.of(more)).toArray(String[]::new));
    }

    @Test
    void a_run_that_is_piped_prints_few_plain_lines() {
        Answer answer = sell();

        assertThat(answer.err()).isEmpty();
        assertThat(answer.exitCode()).isZero();
        assertThat(answer.outLines().subList(0, 3))
                .containsExactly(
                        "80 units of one SKU, 4 buyers, 3 connections",
                        "in an H2 in memory: its commits write nothing to a disk",
                        "");
        assertThat(answer.out())
                .doesNotContain("\033")
                .containsPattern("\nwarm-up, without coalescing: \\d+ orders in \\S+ s, \\S+/s, 0 of 20 left\n")
                .containsPattern("\nwarm-up, with coalescing: \\d+ orders in \\S+ s, \\S+/s, 0 of 20 left\n")
                .containsPattern("\nround 1 of 1, without coalescing: \\d+ orders in \\S+ s, \\S+/s, 0 of 80 left\n")
                .containsPattern("\nround 1 of 1, with coalescing: \\d+ orders in \\S+ s, \\S+/s, 0 of 80 left\n")
                .containsPattern("\nratio +[0-9.]+\n")
                .containsPattern(
                        "\nThe ratio is that of this machine \\(\\d+ processors\\), this database and 4 buyers.\n");
        assertThat(answer.outLines())
                .contains("200 units in the orders; 200 purchased - 0 left = 200")
                .contains("sold out exactly: 4 of 4 SKUs; fewest units ever seen to be left: 0")
                .endsWith("counters verified: 12 batches, 0 differences");
    }

    @Test
    void can_be_run_again_on_a_database_that_is_there() {
        String url = Kind.H2.newDatabase() + ";DB_CLOSE_DELAY=-1";

        assertThat(sell("--jdbc", url, "--plain").exitCode()).isZero();
        Answer second = sell("--jdbc", url, "--plain");

        assertThat(second.exitCode()).isZero();
        assertThat(second.outLines()).endsWith("counters verified: 24 batches, 0 differences");
    }

    /** With its tables, and then changed. */
    private static String tamperedWith(String sql) throws SQLException {
        String url = Kind.H2.newDatabase() + ";DB_CLOSE_DELAY=-1";
        JdbcStore.on(TestServers.dataSource(url)).createSchema();
        try (Connection connection = TestServers.dataSource(url).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
        return url;
    }

    @Test
    void an_order_that_fails_is_told() throws SQLException {
        Answer answer = sell("--jdbc", tamperedWith("ALTER TABLE allocation_claim ADD CHECK (quantity < 3)"));

        assertThat(answer.exitCode()).isEqualTo(1);
        assertThat(answer.err())
                .contains("warm-up, without coalescing: ", " orders failed, the first of them: ")
                .contains("round 1 of 1, with coalescing: ");
    }

    @Test
    void stock_that_is_oversold_is_told() throws SQLException {
        Answer answer = sell(
                "--jdbc",
                tamperedWith("CREATE TRIGGER one_too_many BEFORE INSERT ON allocation_claim FOR EACH ROW CALL '"
                        + OneTooMany.class.getName() + "'"));

        assertThat(answer.exitCode()).isEqualTo(1);
        assertThat(answer.errLines())
                .anyMatch(line -> line.matches("round 1 of 1, with coalescing: oversold: orders hold \\d+ units of 80"))
                .anyMatch(line -> line.endsWith(" orders do not hold what their buyers were told"))
                .endsWith("12 counters do not agree with their rows");
    }

    @ParameterizedTest
    @CsvSource({
        "--buyers,0,1 to 1000",
        "--buyers,1001,1 to 1000",
        "--connections,0,1 to 1000",
        "--stock,3,4 to 1000000",
        "--rounds,0,1 to 100",
        "--seconds,-1,1 to 3600"
    })
    void a_number_out_of_range_is_bad_usage(String option, String value, String range) {
        Answer answer = Shell.call(option, value);

        assertThat(answer.exitCode()).isEqualTo(2);
        assertThat(answer.out()).isEmpty();
        assertThat(answer.errLines())
                .containsExactly(option + " is " + value + ", but must be " + range, "Try 'flash-sale --help'.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--stock=many", "--nonsense", "--jdbc=jdbc:oracle:s3cret", "--jdbc="})
    void an_option_that_is_not_understood_is_bad_usage(String argument) {
        Answer answer = Shell.call(argument);

        assertThat(answer.exitCode()).isEqualTo(2);
        assertThat(answer.out()).isEmpty();
        assertThat(answer.errLines()).hasSize(2).endsWith("Try 'flash-sale --help'.");
        assertThat(answer.err()).doesNotContain("s3cret");
    }

    @Test
    void two_databases_are_bad_usage() {
        assertThat(Shell.call("--postgres", "--jdbc", "jdbc:h2:mem:x").exitCode())
                .isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://localhost:1/db?user=ann&password=s3cret",
                "jdbc:mariadb://localhost:1/db?user=ann&password=s3cret",
                "jdbc:h2:tcp://localhost:1/db;USER=ann;PASSWORD=s3cret"
            })
    void a_database_that_is_not_there_is_told_without_its_password(String url) {
        Answer answer = Shell.call("--jdbc", url);

        assertThat(answer.exitCode()).isEqualTo(5);
        assertThat(answer.out()).isEmpty();
        assertThat(answer.errLines())
                .singleElement()
                .asString()
                .startsWith("cannot use jdbc:")
                .contains("refused");
        assertThat(answer.err()).doesNotContain("s3cret");
    }

    /** By GNU's env. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void ctrl_c_ends_it_and_what_was_sold_is_reported() throws IOException, InterruptedException {
        Process child = new ProcessBuilder(
                        "env",
                        "--default-signal=INT", // where tests run in the background, it may be ignored, and that is
                        // inherited
                        String.join(File.separator, System.getProperty("java.home"), "bin", "java"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        FlashSale.class.getName(),
                        "--stock",
                        "1000000")
                .redirectErrorStream(true)
                .start();
        try (BufferedReader out = child.inputReader()) {
            assertThat(out.readLine()).isEqualTo("1,000,000 units of one SKU, 64 buyers, 32 connections");
            assertThat(new ProcessBuilder("kill", "-INT", Long.toString(child.pid()))
                            .start()
                            .waitFor())
                    .isZero();

            assertThat(out.lines())
                    .contains("Stopped before both ways were measured.")
                    .endsWith("stopped by Ctrl-C");
            assertThat(child.waitFor()).isEqualTo(130);
        } finally {
            child.destroyForcibly();
        }
    }
}
