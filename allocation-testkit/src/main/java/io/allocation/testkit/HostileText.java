package io.allocation.testkit;

import io.allocation.domain.Require;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Identifiers that are valid and find the places where text is not treated as opaque. */
final class HostileText {

    private static final int READABLE = 12;

    private HostileText() {}

    /**
     * Without edge cases, since these are among them often enough, and there are many once several names are combined.
     */
    static Arbitrary<String> identifiers() {
        return Arbitraries.frequencyOf(
                        Tuple.of(10, plain()),
                        Tuple.of(3, alike()),
                        Tuple.of(3, traps()),
                        Tuple.of(3, unicode()),
                        Tuple.of(1, longest()))
                .withoutEdgeCases();
    }

    private static Arbitrary<String> plain() {
        return Arbitraries.strings()
                .withCharRange('a', 'z')
                .withCharRange('A', 'Z')
                .numeric()
                .withChars('-')
                .ofMinLength(1)
                .ofMaxLength(READABLE);
    }

    /** A store that ignores case, accents or trailing blanks takes these for one. */
    private static Arbitrary<String> alike() {
        return Combinators.combine(
                        Arbitraries.of("lamp", "Lamp", "LAMP", "l\u00E4mp", "la\u0308mp", "lamp\u00DF", "lampss"),
                        Arbitraries.of("", " ", "  ", "\u00A0", "\u3000"))
                .as(String::concat);
    }

    private static Arbitrary<String> traps() {
        return Arbitraries.of(
                "'",
                "O'Brien",
                "\"quoted\"",
                "`",
                "\\",
                "\\'",
                "'; DROP TABLE batch; --",
                "%",
                "_",
                "?",
                ":name",
                "${name}",
                "{}",
                "a,b;c|d/e",
                "null",
                "NULL",
                "0",
                "-1",
                "1e3",
                " leading",
                "<&>",
                "\uFEFFbom",
                "\u200B",
                "\u202Ertl",
                "line\u2028separator",
                "\uFFFF",
                "\uD83D\uDE00",
                "\uDBFF\uDFFF");
    }

    private static Arbitrary<String> unicode() {
        return codePoints()
                .list()
                .ofMinSize(1)
                .ofMaxSize(READABLE)
                .map(HostileText::text)
                .filter(text -> !text.isBlank());
    }

    private static Arbitrary<Integer> codePoints() {
        return Arbitraries.oneOf(
                Arbitraries.integers().between(' ', '~'),
                Arbitraries.integers().between(0xA0, Character.MIN_SURROGATE - 1),
                Arbitraries.integers().between(Character.MAX_SURROGATE + 1, Character.MAX_VALUE),
                Arbitraries.integers().between(Character.MIN_SUPPLEMENTARY_CODE_POINT, Character.MAX_CODE_POINT));
    }

    private static String text(List<Integer> codePoints) {
        StringBuilder text = new StringBuilder();
        codePoints.forEach(text::appendCodePoint);
        return text.toString();
    }

    /**
     * As long as can be, in one to four bytes a character; those of one length differ in their last characters only.
     */
    private static Arbitrary<String> longest() {
        return Combinators.combine(
                        Arbitraries.of("x", "\u00E4", "\u20AC", "\uD83D\uDE00"), Arbitraries.of("a", "b", "A"))
                .as((filler, last) -> filler.repeat((Require.MAX_LENGTH - 1) / filler.length()) + last);
    }
}
