package io.allocation.examples.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.allocation.examples.replay.Shell.Answer;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayTest {

    @TempDir
    private Path directory;

    private Shell shell;

    @BeforeEach
    void start() {
        shell = new Shell(directory);
    }

    @Test
    void gives_each_line_a_batch_and_reports_the_sums() {
        shell.batches("HAND,LAMP,1000,,", "SHIP,LAMP,500,2026-03-01,");
        shell.lines(
                "o1,LAMP,900,2026-01-01T08:00",
                "o2,LAMP,200,2026-01-01T08:01",
                "o3,LAMP,2000,2026-01-01T08:02",
                "o4,VASE,5,2026-01-01T08:03");

        Answer answer = shell.replay();

        assertThat(answer.exitCode()).isZero();
        assertThat(answer.err()).isEmpty();
        assertThat(shell.read("out.csv"))
                .isEqualTo("order_id,sku,ref\no1,LAMP,HAND\no2,LAMP,SHIP\no3,LAMP,\no4,VASE,\n");
        assertThat(answer.outLines())
                .startsWith(
                        "batches                       2",
                        "order lines                   4",
                        "amendments                    0",
                        "",
                        "                          lines            units",
                        "allocated                     2            1,100",
                        "out of stock                  2            2,005",
                        "fill rate               50.00 %          35.42 %",
                        "(1 of those out of stock came before any batch of their SKU)",
                        "",
                        "largest shortfalls        lines            units",
                        "  LAMP                        1            2,000",
                        "  VASE                        1                5",
                        "",
                        "events by kind",
                        "  BatchReceived                       2",
                        "  LineAllocated                       2",
                        "  OutOfStock                          1",
                        "",
                        "store: memory")
                .endsWith("counters verified: 2 batches, 0 differences")
                .element(answer.outLines().size() - 2)
                .asString()
                .matches("read in \\d+\\.\\d s, sent in \\d+\\.\\d s: [0-9,]+ lines/s");
    }

    @Test
    void names_only_the_ten_largest_shortfalls() {
        shell.batches();
        shell.lines(IntStream.rangeClosed(1, 12)
                .mapToObj(n -> "o" + n + ",SKU-" + n + "," + n + ",2026-01-01T08:00")
                .toArray(String[]::new));

        Answer answer = shell.replay();

        assertThat(answer.outLines())
                .filteredOn(line -> line.startsWith("  SKU-"))
                .hasSize(10)
                .startsWith("  SKU-12                      1               12")
                .endsWith("  SKU-3                       1                3");
    }

    @Test
    void shows_no_share_of_nothing() {
        shell.batches();
        shell.lines();

        Answer answer = shell.replay();

        assertThat(answer.exitCode()).isZero();
        assertThat(answer.out()).contains("fill rate                     -                -");
        assertThat(shell.out()).containsExactly("order_id,sku,ref");
    }

    @Test
    void sums_more_units_than_a_long_can_hold() {
        shell.batches();
        shell.lines(
                "o1,LAMP," + Long.MAX_VALUE + ",2026-01-01T08:00", "o2,LAMP," + Long.MAX_VALUE + ",2026-01-01T08:00");

        assertThat(shell.replay().out()).contains("18,446,744,073,709,551,614");
    }

    @Test
    void sends_in_order_of_time_but_writes_in_order_of_input() {
        shell.batches("HAND,LAMP,10,,");
        shell.lines("late,LAMP,10,2026-01-02T00:00", "early,LAMP,10,2026-01-01T23:59:59");

        shell.replay();

        assertThat(shell.out()).containsExactly("order_id,sku,ref", "late,LAMP,", "early,LAMP,HAND");
    }

    @Test
    void lines_of_the_same_time_stay_in_their_order() {
        shell.batches("HAND,LAMP,10,,");
        shell.lines("o2,LAMP,10,2026-01-01T08:00", "o1,LAMP,10,2026-01-01T08:00:00");

        shell.replay();

        assertThat(shell.out()).containsExactly("order_id,sku,ref", "o2,LAMP,HAND", "o1,LAMP,");
    }

    @Test
    void a_batch_enters_at_midnight_before_the_lines_of_that_moment() {
        shell.batches("SHIP,LAMP,10,2026-02-01,2026-01-02", "HAND,VASE,10,,");
        shell.lines("o1,LAMP,1,2026-01-01T23:59:59", "o2,LAMP,1,2026-01-02T00:00", "o3,VASE,1,-0001-01-01T00:00");

        shell.replay();

        assertThat(shell.out()).containsExactly("order_id,sku,ref", "o1,LAMP,", "o2,LAMP,SHIP", "o3,VASE,HAND");
    }

    @Test
    void all_known_ignores_known_from_whatever_it_says() {
        shell.batches("SHIP,LAMP,10,2026-02-01,2026-01-02", "HAND,LAMP,1,,someday");
        shell.lines("o1,LAMP,1,2026-01-01T00:00", "o2,LAMP,1,2026-01-01T00:00");

        Answer answer = shell.replay("--all-known");

        assertThat(answer.exitCode()).isZero();
        assertThat(shell.out()).containsExactly("order_id,sku,ref", "o1,LAMP,HAND", "o2,LAMP,SHIP");
    }

    @Test
    void an_amendment_comes_after_the_lines_of_its_time_and_gives_back() {
        shell.batches("HAND,LAMP,10,,");
        shell.lines(
                "o1,LAMP,10,2026-01-01T08:00",
                "same-time,LAMP,4,2026-01-01T09:00",
                "later,LAMP,4,2026-01-01T09:01",
                "too-much,LAMP,3,2026-01-01T09:02",
                "after-cancelling,LAMP,6,2026-01-01T11:00");
        shell.amendments("o1,LAMP,0,2026-01-01T10:00", "o1,LAMP,4,2026-01-01T09:00");

        Answer answer = shell.replay();

        assertThat(answer.exitCode()).isZero();
        assertThat(shell.out())
                .containsExactly(
                        "order_id,sku,ref",
                        "o1,LAMP,HAND",
                        "same-time,LAMP,",
                        "later,LAMP,HAND",
                        "too-much,LAMP,",
                        "after-cancelling,LAMP,HAND");
        assertThat(answer.out())
                .contains("amendments                    2", "LineDeallocated                     2")
                .contains("LineQuantityChanged                 2");
    }

    @Test
    void an_amendment_of_a_line_without_a_batch_changes_nothing() {
        shell.batches("HAND,LAMP,10,,");
        shell.lines("refused,LAMP,11,2026-01-01T08:00");
        shell.amendments(
                "refused,LAMP,1,2026-01-01T09:00", "never-asked,LAMP,0,2026-01-01T09:00", "o1,VASE,2,2026-01-01T09:00");

        Answer answer = shell.replay();

        assertThat(answer.exitCode()).isZero();
        assertThat(answer.err()).isEmpty();
        assertThat(answer.out())
                .contains("OutOfStock                          1")
                .doesNotContain("Line");
    }

    @Test
    void a_repeated_line_shows_its_batch_and_takes_nothing() {
        shell.batches("HAND,LAMP,10,,");
        shell.lines("o1,LAMP,6,2026-01-01T08:00", "o1,LAMP,6,2026-01-01T09:00", "o2,LAMP,4,2026-01-01T10:00");

        Answer answer = shell.replay();

        assertThat(answer.exitCode()).isZero();
        assertThat(shell.out()).containsExactly("order_id,sku,ref", "o1,LAMP,HAND", "o1,LAMP,HAND", "o2,LAMP,HAND");
        assertThat(answer.out())
                .contains("allocated                     2               10", "repeated                      1");
    }

    @Test
    void runs_on_a_sample_without_files_and_says_so() {
        Answer first = shell.call("--out", "first.csv");
        Answer second = shell.call("--out", "second.csv");

        assertThat(first.exitCode()).isZero();
        assertThat(first.err()).isEmpty();
        assertThat(first.out())
                .startsWith("No files given: this is a made-up sample.")
                .contains("batches                     700", "LineAllocated", "LineDeallocated", "OutOfStock");
        assertThat(shell.read("first.csv")).hasLineCount(1 + 5_468).isEqualTo(shell.read("second.csv"));
        assertThat(withoutTimes(first)).isEqualTo(withoutTimes(second));
    }

    private static String withoutTimes(Answer answer) {
        return answer.out().replaceAll("read in .*", "");
    }

    @Test
    void help_tells_the_options_and_the_exit_codes() {
        Answer answer = shell.call("--help");

        assertThat(answer.exitCode()).isZero();
        assertThat(answer.out())
                .contains(
                        "--batches=F", "--lines=F", "--amendments=F", "--all-known", "--out=F", "--strict", "--version")
                .contains("--jdbc=URL", "--user=U", "--password=P")
                .contains("0    success", "1    bad rows", "2    bad usage", "3    a file cannot")
                .contains("4    the counters", "5    the store failed", "70   an error");
    }

    @Test
    void version_names_the_program() {
        assertThat(shell.call("--version").out()).startsWith("replay ");
    }

    @Test
    void an_unknown_option_is_bad_usage() {
        Answer answer = shell.call("--nonsense");

        assertThat(answer.exitCode()).isEqualTo(2);
        assertThat(answer.errLines()).containsExactly("Unknown option: '--nonsense'", "Try 'replay --help'.");
        assertThat(answer.out()).isEmpty();
    }

    @Test
    void lines_without_batches_are_bad_usage() {
        shell.lines();

        Answer answer = shell.call("--lines", "lines.csv");

        assertThat(answer.exitCode()).isEqualTo(2);
        assertThat(answer.errLines())
                .containsExactly("Error: Missing required argument(s): --batches=F", "Try 'replay --help'.");
    }
}
