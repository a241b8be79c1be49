package io.allocation.examples.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.allocation.examples.replay.Shell.Answer;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DatabaseTest {

    @TempDir
    private Path directory;

    private Shell shell;

    @BeforeEach
    void start() {
        shell = new Shell(directory);
    }

    @ParameterizedTest
    @EnumSource
    void answers_the_sample_as_memory_does(Kind kind) {
        Answer memory = shell.call("--out", "memory.csv");

        Answer database = shell.call("--out", "database.csv", "--jdbc", kind.newDatabase(directory));

        assertThat(database.err()).isEmpty();
        assertThat(database.exitCode()).isZero();
        assertThat(shell.read("database.csv")).isEqualTo(shell.read("memory.csv"));
        assertThat(sums(database)).isEqualTo(sums(memory));
        assertThat(database.outLines()).endsWith("counters verified: 700 batches, 0 differences");
    }

    private static String sums(Answer answer) {
        return answer.out().replaceAll("(?m)^(store:|read in) .*$", "");
    }

    @ParameterizedTest
    @EnumSource
    void a_second_run_gives_the_same_answers_and_doubles_nothing(Kind kind) {
        shell.batches("HAND,LAMP,5,,", "SHIP,LAMP,5,2026-03-01,2026-02-01");
        shell.lines(
                "o1,LAMP,4,2026-01-01T08:00",
                "o2,LAMP,4,2026-01-02T08:00",
                "o3,LAMP,4,2026-01-03T08:00",
                "o4,VASE,1,2026-01-04T08:00",
                "o5,LAMP,1,2026-01-05T08:00");
        String url = kind.newDatabase(directory);
        shell.replay("--all-known", "--jdbc", url);
        String first = shell.read("out.csv");

        Answer second = shell.replay("--all-known", "--jdbc", url);

        assertThat(second.exitCode()).isZero();
        assertThat(second.out()).contains("repeated                      3");
        assertThat(shell.out())
                .containsExactly(
                        "order_id,sku,ref", "o1,LAMP,HAND", "o2,LAMP,SHIP", "o3,LAMP,", "o4,VASE,", "o5,LAMP,HAND");
        assertThat(shell.read("out.csv")).isEqualTo(first);
        assertThat(Kind.claims(url)).isEqualTo(3);
    }

    @Test
    void tells_the_store_without_its_parameters() {
        shell.batches();
        shell.lines();

        Answer answer = shell.replay("--jdbc", "jdbc:h2:file:" + shell.path("db") + ";USER=ann;PASSWORD=s3cret");

        assertThat(answer.out()).contains("\nstore: jdbc:h2:file:db\n").doesNotContain("s3cret");
    }

    @Test
    void takes_user_and_password_as_options() {
        shell.batches();
        shell.lines();
        String[] options = {"--jdbc", "jdbc:h2:file:" + shell.path("db"), "--user", "ann", "--password", "s3cret"};

        assertThat(shell.replay(options).exitCode()).isZero();
        assertThat(shell.replay(options).exitCode()).isZero();
        options[5] = "guess";
        assertThat(shell.replay(options).exitCode()).isEqualTo(5);
    }
}
