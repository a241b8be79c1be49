package io.allocation.examples.quickstart;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the pages of the project show compiles and runs somewhere in it, and where they point there is something. */
class PagesTest {

    private static final Map<Path, Page> PAGES = Page.all().collect(toMap(Page::path, page -> page));
    private static final Pattern ARTIFACT =
            Pattern.compile("<groupId>([^<]*)</groupId><artifactId>[^<]*</artifactId>(<version>([^<]*)</version>)?");

    /** What stands in a comment is not compiled; white space may differ. */
    private static List<String> sources(String ending) {
        return Page.files(ending)
                .map(file -> withoutWhiteSpace(Page.read(file).replaceAll("(?s)/\\*.*?\\*/|<!--.*?-->", "")))
                .toList();
    }

    private static String withoutWhiteSpace(String text) {
        return text.replaceAll("\\s+", "");
    }

    private static void eachBlock(String language, int atLeast, Consumer<String> check) {
        assertThat(PAGES.values().stream().flatMap(page -> page.blocks(language).stream()))
                .hasSizeGreaterThanOrEqualTo(atLeast)
                .allSatisfy(check);
    }

    @Test
    void every_piece_of_java_is_part_of_the_build() {
        List<String> code = sources(".java");
        eachBlock("java", 40, piece -> assertThat(code).anyMatch(file -> file.contains(withoutWhiteSpace(piece))));
    }

    @Test
    void every_list_of_properties_is_one_that_a_test_uses() {
        List<String> settings = sources(".properties");
        eachBlock(
                "properties", 3, list -> assertThat(settings).anyMatch(file -> file.contains(withoutWhiteSpace(list))));
    }

    @Test
    void every_artifact_is_known_to_the_build_and_of_its_version() {
        String poms = sources("pom.xml").stream().collect(joining());
        String ours = first(poms, "<artifactId>allocation-parent</artifactId><version>([^<]*)</version>");
        String junit = first(poms, "<junit.version>([^<]*)</junit.version>");
        eachBlock(
                "xml",
                5,
                xml -> assertThat(artifacts(xml)).isNotEmpty().allSatisfy(artifact -> {
                    assertThat(artifact.group(3)).isIn(null, artifact.group(1).equals("io.allocation") ? ours : junit);
                    assertThat(poms).contains(artifact.group().replaceFirst("<version>.*", ""));
                }));
    }

    private static String first(String poms, String pattern) {
        return Pattern.compile(pattern)
                .matcher(poms)
                .results()
                .findFirst()
                .orElseThrow()
                .group(1);
    }

    private static Stream<MatchResult> artifacts(String xml) {
        return ARTIFACT.matcher(withoutWhiteSpace(xml.replaceAll("<!--.*?-->", "")))
                .results();
    }

    private record Link(Page page, String text) {

        Path target() {
            return page.target(text);
        }
    }

    private static Stream<Link> links() {
        return PAGES.values().stream().flatMap(page -> page.links().stream().map(link -> new Link(page, link)));
    }

    @Test
    void every_link_leads_to_something_that_is_there() {
        assertThat(links())
                .hasSizeGreaterThan(50)
                .allSatisfy(link -> assertThat(Page.ROOT.resolve(link.target())).exists());
    }

    @Test
    void every_link_into_a_page_leads_to_one_of_its_headings() {
        assertThat(links().filter(link -> link.text().contains("#")))
                .isNotEmpty()
                .allSatisfy(link -> assertThat(PAGES.get(link.target()).anchors())
                        .contains(link.text().replaceFirst(".*#", "")));
    }

    @Test
    void every_page_is_found_from_the_readme() {
        Set<Path> found = new LinkedHashSet<>();
        Deque<Path> next = new ArrayDeque<>(List.of(Path.of("README.md")));
        while (!next.isEmpty()) {
            Page page = PAGES.get(next.remove());
            if (page != null && found.add(page.path())) {
                page.links().forEach(link -> next.add(index(page.target(link))));
            }
        }
        assertThat(found).containsExactlyInAnyOrderElementsOf(PAGES.keySet());
    }

    /** What is shown where a link leads to a directory. */
    private static Path index(Path target) {
        return Files.isDirectory(Page.ROOT.resolve(target)) ? target.resolve("README.md") : target;
    }
}
