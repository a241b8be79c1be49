package io.allocation.examples.flashsale;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.regex.Pattern;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LiveDisplayTest {

    private static final String ERASE_PICTURE = "\033[4A\r\033[J";

    private final StringWriter out = new StringWriter();
    private final LiveDisplay display = new LiveDisplay(new PrintWriter(out));

    private static Look look(long left) {
        Histogram micros = new Histogram(3);
        micros.recordValue(1_500);
        return new Look("round 1 of 2", 1_000, left, 450, 3, 0, 1234.5, micros);
    }

    @Test
    void draws_how_it_stands() {
        display.show(look(500));

        assertThat(out.toString().lines())
                .containsExactly(
                        "round 1 of 2",
                        "  stock   [####################....................] 500 of 1,000 left",
                        "  orders  450 sold, 3 refused, 0 failed",
                        "  now     1,235 orders/s, p50 1.5 ms, p99 1.5 ms");
    }

    @Test
    void draws_over_the_last_picture_but_not_over_lines() {
        display.show(look(500));
        display.show(look(400));
        display.say("done");
        display.show(look(300));

        assertThat(List.of(out.toString().split(Pattern.quote(ERASE_PICTURE), -1)))
                .hasSize(3)
                .last()
                .asString()
                .startsWith("done" + System.lineSeparator() + "round 1 of 2");
    }

    @ParameterizedTest
    @CsvSource({"1000,40", "999,40", "1,1", "0,0"})
    void the_bar_is_empty_only_when_nothing_is_left(long left, int full) {
        display.show(look(left));

        assertThat(out.toString()).contains("[" + "#".repeat(full) + ".".repeat(40 - full) + "]");
    }
}
