package io.allocation.examples.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.allocation.examples.replay.Shell.Answer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A year of a real wholesaler's orders, against answers that two other programs agree on. The data is not part of the
 * project: it is looked for in {@code -Dreplay.data}, then in {@code shared/data/online-retail} beside the project.
 * Without it these tests, and only these, are reported as skipped.
 */
class OnlineRetailTest {

    private static final String BATCHES = "batches.csv.gz";
    private static final String LINES = "order-lines.csv.gz";
    private static final String AMENDMENTS = "amendments.csv.gz";

    private static Path data = Path.of("");

    @TempDir
    private Path directory;

    @BeforeAll
    static void find() {
        Optional<Path> found =
                places().filter(place -> Files.exists(place.resolve(LINES))).findFirst();
        assumeTrue(
                found.isPresent(),
                "SKIPPED, NOT TESTED: no online-retail data; name its directory with -Dreplay.data=...");
        data = found.get();
    }

    private static Stream<Path> places() {
        String named = System.getProperty("replay.data");
        return named != null
                ? Stream.of(Path.of(named))
                : Stream.iterate(Path.of("").toAbsolutePath(), directory -> directory != null, Path::getParent)
                        .map(directory -> directory.resolve("shared/data/online-retail"));
    }

    private Answer replay(String... more) {
        String[] files = {
            "--batches", data.resolve(BATCHES).toString(),
            "--lines", data.resolve(LINES).toString(),
            "--out", "out.csv"
        };
        return new Shell(directory)
                .call(Stream.of(files, more).flatMap(Stream::of).toArray(String[]::new));
    }

    @Test
    void agrees_on_all_batches_known_from_the_start() throws Exception {
        assertAnswer(
                replay("--all-known"),
                "allocated               515,104        5,527,588",
                "out of stock              2,554",
                "388aeefa41f8175e8f830996425222eee249c3a74bb4c73453c9e806cd550d1a");
    }

    @Test
    void agrees_on_batches_that_become_known_in_time() throws Exception {
        assertAnswer(
                replay(),
                "allocated               485,142        4,734,451",
                "out of stock             32,516",
                "6be2b3e5f5228f41f8f6b80b85ad6dbb36b6c3b5c8d89230aa2f6d7c3ebfe3c2");
    }

    @Test
    void agrees_on_orders_that_are_amended() throws Exception {
        assertAnswer(
                replay("--amendments", data.resolve(AMENDMENTS).toString()),
                "allocated               486,492        4,753,385",
                "out of stock             31,166",
                "85bcb26db3758f908ea5aa373f58bd90a8ae3544d12475c02f208a9eb9f1fa1a");
    }

    private void assertAnswer(Answer answer, String allocated, String outOfStock, String digest) throws Exception {
        assertThat(answer.err()).isEmpty();
        assertThat(answer.exitCode()).isZero();
        assertThat(answer.out()).contains(allocated, outOfStock);
        assertThat(digestWithoutHeader(directory.resolve("out.csv"))).isEqualTo(digest);
    }

    private static String digestWithoutHeader(Path file) throws IOException, NoSuchAlgorithmException {
        String text = Files.readString(file);
        byte[] rows = text.substring("order_id,sku,ref\n".length()).getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(rows));
    }

    @Test
    void sending_everything_again_changes_nothing() throws IOException {
        TwoPasses passes = TwoPasses.of(
                new Sources(Source.of(data.resolve(BATCHES)), Source.of(data.resolve(LINES)), Optional.empty()));

        passes.assertSecondChangedNothing();
        assertThat(passes.second().events()).containsEntry("OutOfStock", 2_554).hasSize(1);
    }
}
