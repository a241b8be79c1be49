package io.allocation.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the README and the guides show is code that compiles and runs here; only white space may differ. */
class ReadmeTest {

    private static final Pattern JAVA = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

    @Test
    void every_piece_of_java_in_the_readme_stands_in_this_example_or_its_tests() throws IOException {
        standsHere("README.md");
    }

    @Test
    void so_does_every_piece_in_the_guides() throws IOException {
        standsHere("docs/messaging.md");
        standsHere("docs/performance.md");
    }

    private static void standsHere(String page) throws IOException {
        String sources = sources();
        List<String> pieces = JAVA.matcher(Files.readString(Path.of("../..", page)))
                .results()
                .map(block -> withoutWhiteSpace(block.group(1)))
                .toList();

        assertThat(pieces)
                .hasSizeGreaterThan(2)
                .allSatisfy(piece -> assertThat(sources).contains(piece));
    }

    private static String sources() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(ReadmeTest::read)
                    .map(ReadmeTest::withoutWhiteSpace)
                    .collect(Collectors.joining("\n"));
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String withoutWhiteSpace(String text) {
        return text.replaceAll("\\s+", "");
    }
}
