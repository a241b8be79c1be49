package io.allocation.examples.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.allocation.domain.OrderLine;
import io.allocation.examples.replay.Shell.Answer;
import io.allocation.service.Allocate;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilesTest {

    private static final String LINE = "o1,LAMP,1,2026-01-01T08:00";

    @TempDir
    private Path directory;

    private Shell shell;

    @BeforeEach
    void start() {
        shell = new Shell(directory);
        shell.batches("HAND,LAMP,10,,");
        shell.lines(LINE);
    }

    private void assertGood(Answer answer) {
        assertThat(answer.err()).isEmpty();
        assertThat(answer.exitCode()).isZero();
        assertThat(shell.out()).containsExactly("order_id,sku,ref", "o1,LAMP,HAND");
    }

    @Test
    void gzip_is_told_by_its_first_bytes_whatever_the_name() throws IOException {
        shell.file("lines.csv", gzip(Shell.LINES + "\n" + LINE + "\n"));

        assertGood(shell.replay());
    }

    @Test
    void plain_text_may_be_called_gz() throws IOException {
        shell.file("lines.csv.gz", Shell.LINES, LINE);

        assertGood(shell.call("--batches", "batches.csv", "--lines", "lines.csv.gz", "--out", "out.csv"));
    }

    @Test
    void gzip_that_ends_too_early_is_a_bad_file() throws IOException {
        byte[] whole = gzip(Shell.LINES + "\n" + LINE + "\n");
        shell.file("lines.csv", Arrays.copyOf(whole, whole.length - 12));

        Answer answer = shell.replay();

        assertThat(answer.exitCode()).isEqualTo(3);
        assertThat(answer.errLines()).containsExactly("lines.csv: Unexpected end of ZLIB input stream");
        assertThat(shell.fileNames()).containsExactly("batches.csv", "lines.csv");
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    @Test
    void a_byte_order_mark_and_windows_line_ends_are_tolerated() {
        shell.file("lines.csv", ("\uFEFF" + Shell.LINES + "\r\n" + LINE + "\r\n").getBytes(StandardCharsets.UTF_8));

        assertGood(shell.replay());
    }

    @Test
    void the_last_line_need_not_end_and_empty_lines_do_not_count() {
        shell.file("lines.csv", ("\n" + Shell.LINES + "\n\n  \n" + LINE).getBytes(StandardCharsets.UTF_8));

        assertGood(shell.replay());
    }

    @Test
    void empty_lines_keep_their_number() {
        shell.lines(LINE, "", "bad");

        assertThat(shell.replay().err()).startsWith("lines.csv, line 4, ");
    }

    @Test
    void columns_are_found_by_name_and_others_ignored() {
        shell.file("batches.csv", "note,eta,qty,sku,ref", "\"two\nlines, of \"\"text\"\"\",,10,LAMP,HAND");
        shell.file("lines.csv", "ordered_at,note,\"qty\", sku ,order_id,note", "2026-01-01T08:00,,1,LAMP,o1,");

        assertGood(shell.replay());
    }

    @Test
    void a_row_of_many_lines_is_told_by_its_first() {
        shell.file(
                "lines.csv",
                Shell.LINES + ",note",
                LINE + ",\"a\nb\"",
                "o2,LAMP,none,2026-01-01T08:00,\"a\nb\"",
                "bad");

        assertThat(shell.replay().errLines())
                .containsExactly(
                        "lines.csv, line 4, column qty: must be a whole number, but was \"none\"",
                        "lines.csv, line 6, column sku: is missing: the row has 1 fields, the header 5");
    }

    @Test
    void values_that_need_quotes_come_back_in_quotes() {
        shell.batches("HAND,\"LAMP, small\",10,,");
        shell.lines("\"o\"\"1\",\"LAMP, small\",1,2026-01-01T08:00");

        shell.replay();

        assertThat(shell.out()).containsExactly("order_id,sku,ref", "\"o\"\"1\",\"LAMP, small\",HAND");
    }

    @Test
    void a_missing_column_is_bad_usage_and_named() {
        shell.file("batches.csv", "ref,sku,eta", "HAND,LAMP,");

        Answer answer = shell.replay();

        assertThat(answer.exitCode()).isEqualTo(2);
        assertThat(answer.errLines())
                .containsExactly("batches.csv has no column qty; its header is ref,sku,eta", "Try 'replay --help'.");
    }

    @Test
    void a_column_that_is_there_twice_is_bad_usage() {
        shell.file("lines.csv", Shell.LINES + ",qty", LINE + ",2");

        Answer answer = shell.replay();

        assertThat(answer.exitCode()).isEqualTo(2);
        assertThat(answer.errLines()).startsWith("lines.csv has column qty twice");
    }

    @Test
    void an_empty_file_is_bad_usage() {
        shell.file("lines.csv", new byte[0]);

        Answer answer = shell.replay();

        assertThat(answer.exitCode()).isEqualTo(2);
        assertThat(answer.errLines()).startsWith("lines.csv is empty; it needs a header");
    }

    @Test
    void a_broken_header_is_bad_usage() {
        shell.file("lines.csv", "order_id,\"sku");

        Answer answer = shell.replay();

        assertThat(answer.exitCode()).isEqualTo(2);
        assertThat(answer.errLines()).first().asString().startsWith("lines.csv has a broken header: has a quote");
    }

    @Test
    void a_missing_file_is_named() {
        Answer answer = shell.call("--batches", "batches.csv", "--lines", "nowhere.csv");

        assertThat(answer.exitCode()).isEqualTo(3);
        assertThat(answer.errLines()).containsExactly("nowhere.csv: no such file");
    }

    @Test
    void a_directory_is_not_a_file() throws IOException {
        Files.createDirectory(shell.path("some.dir"));

        assertThat(shell.call("--batches", "some.dir", "--lines", "lines.csv").exitCode())
                .isEqualTo(3);
        assertThat(shell.replay("--out", "some.dir").exitCode()).isEqualTo(2);
        Answer answer = shell.call("--out", "some.dir");
        assertThat(answer.exitCode()).isEqualTo(3);
        assertThat(answer.errLines()).containsExactly("some.dir: is not a file");
    }

    @Test
    void an_out_file_in_no_directory_is_refused_before_the_work() {
        Answer answer = shell.call("--out", "nowhere/out.csv");

        assertThat(answer.exitCode()).isEqualTo(3);
        assertThat(answer.errLines()).containsExactly("nowhere: is not a directory that can be written to");
        assertThat(answer.out()).isEmpty();
    }

    @Test
    void the_out_file_must_not_be_an_input() {
        Answer answer = shell.call("--batches", "batches.csv", "--lines", "lines.csv", "--out", "lines.csv");

        assertThat(answer.exitCode()).isEqualTo(2);
        assertThat(answer.errLines()).startsWith("--out lines.csv is also an input");
        assertThat(shell.read("lines.csv")).contains(LINE);
    }

    @Test
    void the_out_file_replaces_an_older_one_and_leaves_nothing_beside_it() {
        shell.file("out.csv", "from before");

        assertGood(shell.replay());
        assertThat(shell.fileNames()).containsExactly("batches.csv", "lines.csv", "out.csv");
    }

    @Test
    void half_an_out_file_is_never_seen() throws IOException {
        shell.file("out.csv", "from before");
        OutFile out = new OutFile(shell.path("out.csv"));
        Answers answers = new Answers(1);
        answers.outOfStock(entry(0));
        List<Entry> oneTooMany = List.of(entry(0), entry(1));

        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> out.write(oneTooMany, answers));

        assertThat(shell.out()).containsExactly("from before");
        assertThat(shell.fileNames()).containsExactly("batches.csv", "lines.csv", "out.csv");
    }

    private static Entry entry(int index) {
        return new Entry(LocalDateTime.MIN, new Allocate(OrderLine.of("o1", "LAMP", 1)), "lines.csv", 2, index);
    }
}
