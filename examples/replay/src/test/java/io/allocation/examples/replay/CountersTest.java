package io.allocation.examples.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.allocation.domain.BatchReference;
import io.allocation.domain.Sku;
import io.allocation.examples.replay.Shell.Answer;
import io.allocation.ports.Verification;
import io.allocation.ports.Verification.Counter;
import io.allocation.ports.Verification.Difference;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Collections;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CountersTest {

    @TempDir
    private Path directory;

    private Shell shell;
    private String url;

    @BeforeEach
    void run() {
        shell = new Shell(directory);
        shell.batches("HAND,LAMP,10,,", "OTHER,VASE,10,,");
        shell.lines("o1,LAMP,3,2026-01-01T08:00");
        url = Kind.H2.newDatabase(directory);
        assertThat(shell.replay("--jdbc", url).exitCode()).isZero();
    }

    @Test
    void differences_are_listed_and_have_an_exit_code_of_their_own() {
        Kind.execute(url, "UPDATE allocation_batch SET allocated = 5, shipped = 1 WHERE reference = 'HAND'");
        shell.lines("o1,LAMP,3,2026-01-01T08:00", "bad");

        Answer answer = shell.replay("--jdbc", url);

        assertThat(answer.exitCode()).isEqualTo(4);
        assertThat(answer.errLines())
                .contains(
                        "SKU LAMP, batch HAND: counter allocated is 5, but its rows add up to 3",
                        "SKU LAMP, batch HAND: counter shipped is 1, but its rows add up to 0");
        assertThat(answer.outLines())
                .contains("1 bad row was skipped")
                .endsWith("counters verified: 2 batches, 2 differences");
        assertThat(shell.out()).containsExactly("order_id,sku,ref", "o1,LAMP,HAND");
    }

    @Test
    void more_differences_than_are_known_by_name_are_counted() {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Difference difference = new Difference(new Sku("LAMP"), new BatchReference("HAND"), Counter.ALLOCATED, 5, 3);

        new CounterReport(new PrintWriter(out), new PrintWriter(err))
                .print(new Verification(70, 103, Collections.nCopies(100, difference)));

        assertThat(err.toString().lines()).hasSize(101).endsWith("... and 3 more");
        assertThat(out.toString().lines()).containsExactly("counters verified: 70 batches, 103 differences");
    }

    @Test
    void a_store_that_cannot_be_verified_is_told() {
        Kind.execute(url, "ALTER TABLE allocation_claim ALTER COLUMN shipped RENAME TO gone");
        shell.lines();

        Answer answer = shell.replay("--jdbc", url);

        assertThat(answer.exitCode()).isEqualTo(5);
        assertThat(answer.errLines()).singleElement().asString().startsWith("could not verify the counters: ");
    }
}
