package io.allocation.examples.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.allocation.examples.replay.Shell.Answer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BadRowsTest {

    private static final String GOOD_BATCH = "HAND,LAMP,10,,";
    private static final String GOOD_LINE = "good,LAMP,1,2026-01-01T09:00";

    @TempDir
    private Path directory;

    private Shell shell;

    @BeforeEach
    void start() {
        shell = new Shell(directory);
    }

    static Stream<Arguments> badLines() {
        return Stream.of(
                arguments(",LAMP,1,2026-01-01T08:00", "column order_id: is missing"),
                arguments("o1,,1,2026-01-01T08:00", "column sku: is missing"),
                arguments("o1,LAMP,,2026-01-01T08:00", "column qty: is missing"),
                arguments("o1,LAMP,1,", "column ordered_at: is missing"),
                arguments("  ,LAMP,1,2026-01-01T08:00", "column order_id: must not be blank, but was \"  \""),
                arguments("o1,\" \",1,2026-01-01T08:00", "column sku: must not be blank, but was \" \""),
                arguments(
                        "o1,LA\tMP,1,2026-01-01T08:00",
                        "column sku: must have no control characters or broken"
                                + " surrogate pairs, but was \"LA\uFFFDMP\""),
                arguments(
                        "o1," + "L".repeat(256) + ",1,2026-01-01T08:00",
                        "column sku: must have at most 255 characters, but was \"" + "L".repeat(60)
                                + "… (256 characters)\""),
                arguments("o1,LAMP,0,2026-01-01T08:00", "column qty: must be positive, but was 0"),
                arguments("o1,LAMP,-2,2026-01-01T08:00", "column qty: must be positive, but was -2"),
                arguments("o1,LAMP,1.5,2026-01-01T08:00", "column qty: must be a whole number, but was \"1.5\""),
                arguments("o1,LAMP,+1,2026-01-01T08:00", "column qty: must be a whole number, but was \"+1\""),
                arguments("o1,LAMP, 1,2026-01-01T08:00", "column qty: must be a whole number, but was \" 1\""),
                arguments("o1,LAMP,many,2026-01-01T08:00", "column qty: must be a whole number, but was \"many\""),
                arguments(
                        "o1,LAMP,9223372036854775808,2026-01-01T08:00",
                        "column qty: must be at most 9223372036854775807, but was \"9223372036854775808\""),
                arguments(
                        "o1,LAMP,1,2026-02-30T08:00",
                        "column ordered_at: must be an ISO date and time such as 2010-12-31T23:59:00, but was"
                                + " \"2026-02-30T08:00\""),
                arguments(
                        "o1,LAMP,1,2026-01-01",
                        "column ordered_at: must be an ISO date and time such as 2010-12-31T23:59:00, but was"
                                + " \"2026-01-01\""),
                arguments("o1,LAMP,1", "column ordered_at: is missing: the row has 3 fields, the header 4"),
                arguments("o1,LAMP,1,2026-01-01T08:00,", "column 5: has no name: the row has 5 fields, the header 4"),
                arguments(
                        "o1,\"LAMP\"S,1,2026-01-01T08:00",
                        "whole row: has a quote that does not close, or text behind a closing quote"),
                arguments(
                        "o1,\"LAMP,1,2026-01-01T08:00",
                        "whole row: has a quote that does not close, or text behind a closing quote"));
    }

    @ParameterizedTest
    @MethodSource("badLines")
    void a_bad_order_line_is_reported_and_skipped(String row, String problem) {
        shell.batches(GOOD_BATCH);
        shell.lines("first,LAMP,1,2026-01-01T08:00", row, GOOD_LINE);

        Answer answer = shell.replay();

        assertThat(answer.errLines()).containsExactly("lines.csv, line 3, " + problem);
        assertThat(answer.exitCode()).isEqualTo(1);
        assertThat(answer.out()).contains("order lines                   2").contains("\n1 bad row was skipped\n");
        assertThat(shell.out()).containsExactly("order_id,sku,ref", "first,LAMP,HAND", "good,LAMP,HAND");
    }

    static Stream<Arguments> badBatches() {
        return Stream.of(
                arguments(",LAMP,1,,", "column ref: is missing"),
                arguments("B,,1,,", "column sku: is missing"),
                arguments("B,LAMP,,,", "column qty: is missing"),
                arguments("B,LAMP,0,,", "column qty: must be positive, but was 0"),
                arguments("B,LAMP,1,soon,", "column eta: must be an ISO date such as 2010-12-31, but was \"soon\""),
                arguments(
                        "B,LAMP,1,,2026-01-01T08:00",
                        "column known_from: must be an ISO date such as 2010-12-31, but was \"2026-01-01T08:00\""),
                arguments("HAND,LAMP,11,,", "column ref: batch HAND of SKU LAMP "),
                arguments("HAND,LAMP,10,2026-01-01,", "column ref: batch HAND of SKU LAMP "));
    }

    @ParameterizedTest
    @MethodSource("badBatches")
    void a_bad_batch_is_reported_and_skipped(String row, String problem) {
        shell.batches(GOOD_BATCH, row);
        shell.lines(GOOD_LINE);

        Answer answer = shell.replay();

        assertThat(answer.errLines()).singleElement().asString().startsWith("batches.csv, line 3, " + problem);
        assertThat(answer.exitCode()).isEqualTo(1);
        assertThat(shell.out()).containsExactly("order_id,sku,ref", "good,LAMP,HAND");
    }

    @Test
    void the_same_batch_twice_is_no_conflict() {
        shell.batches(GOOD_BATCH, GOOD_BATCH);
        shell.lines(GOOD_LINE);

        assertThat(shell.replay().exitCode()).isZero();
    }

    @Test
    void a_bad_amendment_is_reported_and_skipped() {
        shell.batches(GOOD_BATCH);
        shell.lines(GOOD_LINE);
        shell.amendments("good,LAMP,-1,2026-01-01T10:00", "good,LAMP,0,then");

        Answer answer = shell.replay();

        assertThat(answer.errLines())
                .containsExactly(
                        "amendments.csv, line 2, column qty: must not be negative, but was -1",
                        "amendments.csv, line 3, column amended_at: must be an ISO date and time such as"
                                + " 2010-12-31T23:59:00, but was \"then\"");
        assertThat(answer.out()).contains("\n2 bad rows were skipped\n");
    }

    @Test
    void the_same_line_with_another_quantity_is_a_conflict_and_gets_no_answer() {
        shell.batches(GOOD_BATCH);
        shell.lines(GOOD_LINE, "good,LAMP,2,2026-01-01T10:00");

        Answer answer = shell.replay();

        assertThat(answer.exitCode()).isEqualTo(1);
        assertThat(answer.errLines())
                .containsExactly("lines.csv, line 3, column qty: line of order good for SKU LAMP wants 1 units, but was"
                        + " asked to be allocated 2; to change a line, change its quantity");
        assertThat(shell.out()).containsExactly("order_id,sku,ref", "good,LAMP,HAND");
    }

    @Test
    void bytes_that_are_not_utf8_spoil_their_row_only() {
        shell.batches(GOOD_BATCH);
        shell.file(
                "lines.csv",
                (Shell.LINES + "\no1,L\u00e4MP,1,2026-01-01T08:00\n" + GOOD_LINE)
                        .getBytes(StandardCharsets.ISO_8859_1));

        Answer answer = shell.replay();

        assertThat(answer.errLines()).containsExactly("lines.csv, line 2, column sku: holds bytes that are not UTF-8");
        assertThat(shell.out()).containsExactly("order_id,sku,ref", "good,LAMP,HAND");
    }

    @Test
    void a_quote_that_does_not_close_costs_no_other_row() {
        shell.batches(GOOD_BATCH);
        shell.lines(Stream.concat(
                        Stream.of("o1,\"LAMP,1,2026-01-01T08:00"),
                        IntStream.range(0, 300).mapToObj(n -> "n" + n + ",VASE,1,2026-01-01T08:00"))
                .toArray(String[]::new));

        Answer answer = shell.replay();

        assertThat(answer.errLines())
                .containsExactly(
                        "lines.csv, line 2, whole row: has a quote that does not close, or text behind a closing"
                                + " quote");
        assertThat(answer.out()).contains("order lines                 300");
    }

    @Test
    void a_row_of_more_than_a_hundred_lines_is_taken_for_an_open_quote() {
        shell.batches(GOOD_BATCH);
        shell.file(
                "lines.csv",
                Shell.LINES + ",note",
                "o1,LAMP,1,2026-01-01T08:00,\"" + "\n".repeat(99) + "\"",
                "o2,LAMP,1,2026-01-01T08:00,\"" + "\n".repeat(100) + "\"");

        assertThat(shell.replay().errLines()).first().asString().startsWith("lines.csv, line 102, whole row: ");
        assertThat(shell.out()).containsExactly("order_id,sku,ref", "o1,LAMP,HAND");
    }

    @Test
    void the_rest_of_a_long_line_with_a_broken_quote_is_no_row() {
        shell.batches(GOOD_BATCH);
        shell.lines("o1,\"LAMP\"S," + "1".repeat(100_000), GOOD_LINE);

        assertThat(shell.replay().errLines()).hasSize(1);
        assertThat(shell.out()).containsExactly("order_id,sku,ref", "good,LAMP,HAND");
    }

    @Test
    void two_quotes_that_close_each_other_are_bad_each_in_its_line() {
        shell.batches(GOOD_BATCH);
        shell.lines("o1,\"LAMP,1,2026-01-01T08:00", GOOD_LINE, "o2,LAMP\",1,2026-01-01T08:00");

        Answer answer = shell.replay();

        assertThat(answer.errLines())
                .containsExactly("lines.csv, line 2, column sku: has a line break; does its quote close?");
        assertThat(shell.out()).containsExactly("order_id,sku,ref", "good,LAMP,HAND", "o2,\"LAMP\"\"\",");
    }

    @Test
    void shows_twenty_and_counts_the_rest() {
        shell.batches(GOOD_BATCH);
        shell.lines(IntStream.range(0, 25).mapToObj(n -> "bad").toArray(String[]::new));

        Answer answer = shell.replay();

        assertThat(answer.errLines())
                .hasSize(21)
                .startsWith("lines.csv, line 2, column sku: is missing: the row has 1 fields, the header 4")
                .endsWith("... and 5 more");
        assertThat(answer.out()).contains("\n25 bad rows were skipped\n");
    }

    @Test
    void strict_stops_at_the_first_and_leaves_an_earlier_answer_alone() {
        shell.batches(GOOD_BATCH);
        shell.lines("bad", GOOD_LINE, "bad");
        shell.file("out.csv", "from before");

        Answer answer = shell.replay("--strict");

        assertThat(answer.exitCode()).isEqualTo(1);
        assertThat(answer.errLines())
                .containsExactly(
                        "lines.csv, line 2, column sku: is missing: the row has 1 fields, the header 4",
                        "stopped at the first bad row (--strict)");
        assertThat(answer.out()).isEmpty();
        assertThat(shell.fileNames()).containsExactly("batches.csv", "lines.csv", "out.csv");
        assertThat(shell.out()).containsExactly("from before");
    }

    @Test
    void strict_stops_at_a_conflict_too() {
        shell.batches(GOOD_BATCH, "HAND,LAMP,9,,", "HAND,LAMP,8,,");
        shell.lines(GOOD_LINE);

        Answer answer = shell.replay("--strict");

        assertThat(answer.exitCode()).isEqualTo(1);
        assertThat(answer.errLines()).hasSize(2);
        assertThat(shell.fileNames()).containsExactly("batches.csv", "lines.csv");
    }

    @Test
    void strict_changes_nothing_where_all_rows_are_good() {
        shell.batches(GOOD_BATCH);
        shell.lines(GOOD_LINE, "o1,VASE,1,2026-01-01T08:00");

        assertThat(shell.replay("--strict").exitCode()).isZero();
    }
}
