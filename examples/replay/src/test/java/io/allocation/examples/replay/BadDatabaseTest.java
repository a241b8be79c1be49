package io.allocation.examples.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.allocation.examples.replay.Shell.Answer;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Port 1 is nobody's; {@code .invalid} is no domain. */
class BadDatabaseTest {

    private static final String WHAT_IT_CAN_BE =
            "; it can be jdbc:postgresql://HOST/DATABASE, jdbc:mariadb://HOST/DATABASE or jdbc:h2:file:PATH";

    @TempDir
    private Path directory;

    private Shell shell;

    @BeforeEach
    void start() {
        shell = new Shell(directory);
        shell.batches();
        shell.lines();
        shell.file("out.csv", "from before");
    }

    private void assertBroken(Answer answer, String problem) {
        assertThat(answer.exitCode()).isEqualTo(5);
        assertThat(answer.errLines())
                .singleElement()
                .asString()
                .startsWith("cannot use jdbc:")
                .contains(problem);
        assertThat(answer.out()).isEmpty();
        assertThat(shell.out()).containsExactly("from before");
    }

    static Stream<Arguments> notUnderstood() {
        return Stream.of(
                arguments("", ""),
                arguments("s3cret", ""),
                arguments("jdbc:oracle:thin:scott/s3cret@host", ", jdbc:oracle:..."),
                arguments("jdbc:postgresql://localhost:port/db?password=s3cret", ", jdbc:postgresql:..."));
    }

    @ParameterizedTest
    @MethodSource("notUnderstood")
    void a_url_that_no_driver_understands_is_bad_usage(String url, String kind) {
        Answer answer = shell.replay("--jdbc", url);

        assertThat(answer.exitCode()).isEqualTo(2);
        assertThat(answer.errLines())
                .containsExactly(
                        "Invalid value for option '--jdbc': no driver understands this URL" + kind + WHAT_IT_CAN_BE,
                        "Try 'replay --help'.");
    }

    @Test
    void drivers_log_nothing_of_what_is_told() throws InterruptedException {
        try (Child child = shell.start("--jdbc", "jdbc:postgresql://localhost:port/db?password=s3cret")) {
            assertThat(child.exitCode()).isEqualTo(2);
            assertThat(child.output())
                    .startsWith("Invalid value for option '--jdbc'")
                    .hasLineCount(2);
        }
    }

    @Test
    void a_user_without_a_database_is_bad_usage() {
        Answer answer = shell.replay("--user", "ann", "--password", "s3cret");

        assertThat(answer.exitCode()).isEqualTo(2);
        assertThat(answer.errLines())
                .containsExactly("Error: Missing required argument(s): --jdbc=URL", "Try 'replay --help'.");
    }

    static Stream<Arguments> unreachable() {
        return Stream.of(
                arguments("jdbc:postgresql://localhost:1/db?user=ann&password=s3cret", "refused"),
                arguments("jdbc:mariadb://localhost:1/db?user=ann&password=s3cret", "refused"),
                arguments("jdbc:h2:tcp://localhost:1/db;USER=ann;PASSWORD=s3cret", "refused"),
                arguments("jdbc:postgresql://nowhere.invalid/db?password=s3cret", "UnknownHost"),
                arguments("jdbc:mariadb://nowhere.invalid/db?password=s3cret", "nowhere.invalid"),
                arguments("jdbc:mariadb:db?password=s3cret", "'//' is not present in the url jdbc:mariadb:db"),
                arguments("jdbc:postgresql://ann:s3cret@localhost:1/db", "ann:***@localhost"),
                arguments("jdbc:mariadb://ann:s3cret@localhost/db", "***@localhost"),
                arguments("jdbc:h2:mem:db;PASSWORD=s3cret;NONSENSE", "URL format error"),
                arguments("jdbc:h2:mem:db;PASSWORD=s3cret;NONSENSE=1", "NONSENSE"),
                arguments("jdbc:h2:file:relative;PASSWORD=s3cret", "\"jdbc:h2:file:relative\""));
    }

    @ParameterizedTest
    @MethodSource("unreachable")
    void a_database_that_cannot_be_reached_is_told_without_its_password(String url, String problem) {
        Answer answer = shell.replay("--jdbc", url);

        assertBroken(answer, problem);
        assertThat(answer.err()).doesNotContain("s3cret");
    }

    @Test
    void a_wrong_password_is_told_but_not_which() {
        String url = "jdbc:h2:file:" + shell.path("db");
        Kind.execute(url + ";USER=ann;PASSWORD=right", "SELECT 1");

        Answer answer = shell.replay("--jdbc", url, "--user", "ann", "--password", "s3cret");

        assertBroken(answer, "Wrong user name or password");
        assertThat(answer.err()).doesNotContain("s3cret");
    }

    @ParameterizedTest
    @CsvSource({"POSTGRESQL,does not exist", "MARIADB,Unknown database"})
    void a_database_that_does_not_exist_is_told(Kind kind, String problem) {
        String url = kind.newDatabase(directory).replaceFirst("/test_\\w+", "/nowhere");

        Answer answer = shell.replay("--jdbc", url);

        assertBroken(answer, problem);
        assertThat(answer.err()).doesNotContain("password");
    }

    @Test
    void a_file_that_cannot_be_made_is_told_in_one_line() throws InterruptedException {
        shell.file("taken");

        try (Child child = shell.start("--jdbc", "jdbc:h2:file:" + shell.path("taken") + "/db")) {
            assertThat(child.exitCode()).isEqualTo(5);
            assertThat(child.output()).startsWith("cannot use jdbc:h2:file:").hasLineCount(1);
        }
    }

    @Test
    void a_database_that_the_store_refuses_is_told_with_the_reason() {
        assertBroken(
                shell.replay(
                        "--jdbc",
                        "jdbc:h2:mem:db;INIT=SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL READ UNCOMMITTED"),
                "connections come with isolation READ UNCOMMITTED");
    }
}
