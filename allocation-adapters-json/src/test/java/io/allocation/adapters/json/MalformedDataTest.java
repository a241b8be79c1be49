package io.allocation.adapters.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.allocation.domain.BatchEtaChanged;
import io.allocation.domain.LineAllocated;
import io.allocation.messaging.MalformedMessageException;
import io.allocation.service.Allocate;
import io.allocation.service.ReceiveBatch;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class MalformedDataTest {

    private static final JsonCodec CODEC = JsonCodec.standard();

    private static void assertRefused(String data, Class<?> type, String reason) {
        assertThatThrownBy(() -> CODEC.decode(data, type))
                .isInstanceOf(MalformedMessageException.class)
                .hasMessage("malformed data: " + reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "null                 | quantity is required, but was null",
                "\"2\"                | quantity must be a 64-bit whole number, but was \"2\"",
                "\"\"                 | quantity must be a 64-bit whole number, but was \"\"",
                "1.5                  | quantity must be a 64-bit whole number, but was 1.5",
                "2.0                  | quantity must be a 64-bit whole number, but was 2.0",
                "2e0                  | quantity must be a 64-bit whole number, but was 2.0",
                "true                 | quantity must be a 64-bit whole number, but was true",
                "[2]                  | quantity must be a 64-bit whole number, but was [2]",
                "{}                   | quantity must be a 64-bit whole number, but was {}",
                "9223372036854775808  | quantity must be a 64-bit whole number, but was 9223372036854775808",
                "-9223372036854775809 | quantity must be a 64-bit whole number, but was -9223372036854775809",
                "0                    | quantity must be positive, but was 0",
                "-1                   | quantity must be positive, but was -1",
                "01                   | it is not JSON, see line 1, column 47",
                "+1                   | it is not JSON, see line 1, column 47",
                "NaN                  | it is not JSON, see line 1, column 49",
            })
    void a_wrong_number_is_refused(String quantity, String reason) {
        assertRefused(
                "{\"orderId\":\"order-1\",\"sku\":\"LAMP\",\"quantity\":" + quantity + "}", Allocate.class, reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "null        | sku is required, but was null",
                "5           | sku must be a string, but was 5",
                "1.5         | sku must be a string, but was 1.5",
                "true        | sku must be a string, but was true",
                "{}          | sku must be a string, but was {}",
                "[\"LAMP\"]  | sku must be a string, but was [\"LAMP\"]",
                "\"\"        | sku must not be blank, but was \"\"",
                "\" \"       | sku must not be blank, but was \" \"",
                "\"a\\u0007\"  | sku must have no control characters or broken surrogate pairs, but was \"a\uFFFD\"",
                "\"\\ud83d\" | sku must have no control characters or broken surrogate pairs, but was \"\uFFFD\"",
            })
    void a_wrong_identifier_is_refused(String sku, String reason) {
        assertRefused("{\"orderId\":\"order-1\",\"sku\":" + sku + ",\"quantity\":1}", Allocate.class, reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"\"",
                "\" \"",
                "20260301",
                "[2026,3,1]",
                "[]",
                "{}",
                "true",
                "\"2026-02-30\"",
                "\"2026-3-1\"",
                "\" 2026-03-01\"",
                "\"2026-03-01T00:00:00\"",
                "\"2026-03-01T00:00:00Z\"",
                "\"tomorrow\"",
                "\"0\""
            })
    void a_wrong_day_is_refused(String eta) {
        assertRefused(
                "{\"sku\":\"LAMP\",\"reference\":\"b-1\",\"quantity\":1,\"eta\":" + eta + "}",
                ReceiveBatch.class,
                "eta must be a day like \"2026-03-01\", but was " + eta);
    }

    @Test
    void a_day_outside_the_calendar_is_refused() {
        assertRefused(
                "{\"sku\":\"LAMP\",\"reference\":\"b-1\",\"quantity\":1,\"eta\":\"+12026-03-01\"}",
                ReceiveBatch.class,
                "eta must lie in the years 1 to 9999, but was +12026-03-01");
    }

    static Stream<Arguments> others() {
        return Stream.of(
                arguments("", Allocate.class, "there is no JSON"),
                arguments(" ", Allocate.class, "there is no JSON"),
                arguments("null", Allocate.class, "the JSON must be an object, but was null"),
                arguments("null", LineAllocated.class, "the JSON must be an object, but was null"),
                arguments("[]", LineAllocated.class, "the JSON must be an object, but was []"),
                arguments("[{}]", Allocate.class, "the JSON must be an object, but was [{}]"),
                arguments("5", Allocate.class, "the JSON must be an object, but was 5"),
                arguments("\"\"", LineAllocated.class, "the JSON must be an object, but was \"\""),
                arguments("\"x\"", Allocate.class, "the JSON must be an object, but was \"x\""),
                arguments("{}", Allocate.class, "orderId is required"),
                arguments("{\"orderId\":\"order-1\",\"sku\":\"LAMP\"}", Allocate.class, "quantity is required"),
                arguments("{\"OrderId\":\"order-1\"}", Allocate.class, "orderId is required"),
                arguments(
                        "{\"sku\":\"LAMP\",\"reference\":\"\",\"quantity\":1}",
                        ReceiveBatch.class,
                        "reference must not be blank, but was \"\""),
                arguments(
                        "{\"sku\":\"LAMP\",\"reference\":\"b-1\",\"quantity\":1,\"warehouse\":7}",
                        ReceiveBatch.class,
                        "warehouse must be a string, but was 7"),
                // the constructors of events check nothing
                arguments(
                        "{\"sku\":\"LAMP\",\"batch\":\"b-1\",\"to\":\"2026-03-01\",\"version\":1}",
                        BatchEtaChanged.class,
                        "from is required"),
                arguments(
                        "{\"sku\":\"LAMP\",\"batch\":\"b-1\",\"from\":null,\"to\":\"2026-03-01\",\"version\":1}",
                        BatchEtaChanged.class,
                        "from is required, but was null"),
                arguments(
                        "{\"sku\":\"LAMP\",\"batch\":\"b-1\",\"from\":\"2026-03-01\",\"to\":\"2026-03-01\"}",
                        BatchEtaChanged.class,
                        "version is required"),
                // nested
                arguments("{\"batch\":\"b-1\",\"quantity\":1,\"version\":1}", LineAllocated.class, "line is required"),
                arguments(line("null"), LineAllocated.class, "line is required, but was null"),
                arguments(line("[]"), LineAllocated.class, "line must be an object, but was []"),
                arguments(line("\"\""), LineAllocated.class, "line must be an object, but was \"\""),
                arguments(
                        line("{\"orderId\":\"order-1\",\"sku\":\"LAMP\"}"),
                        LineAllocated.class,
                        "line.quantity is required"),
                arguments(
                        line("{\"orderId\":\"order-1\",\"sku\":\"LAMP\",\"quantity\":0}"),
                        LineAllocated.class,
                        "line.quantity must be positive, but was 0"),
                arguments(
                        line("{\"orderId\":\"order-1\",\"sku\":\"\",\"quantity\":1}"),
                        LineAllocated.class,
                        "line.sku must not be blank, but was \"\""),
                // not JSON
                arguments("{", Allocate.class, "it is not JSON, see line 1, column 2"),
                arguments("{\n\"orderId\":'order-1'}", Allocate.class, "it is not JSON, see line 2, column 11"),
                arguments("{\"orderId\":\"a\nb\"}", Allocate.class, "it is not JSON, see line 1, column 14"),
                arguments(GOOD + "x", Allocate.class, "it is not JSON, see line 1, column 48"),
                arguments(GOOD + GOOD, Allocate.class, "something follows behind the JSON"),
                arguments(GOOD.replace("}", ",\"sku\":\"LAMP\"}"), Allocate.class, "the field \"sku\" is there twice"),
                arguments(
                        GOOD.replace("}", ",\"x\":{\"y\":1,\"y\":1}}"),
                        Allocate.class,
                        "the field \"y\" is there twice"),
                // attacks
                arguments("[".repeat(100_000), Allocate.class, TOO_MUCH),
                arguments("{\"x\":".repeat(100_000), Allocate.class, TOO_MUCH),
                arguments(
                        GOOD.replace("}", ",\"x\":" + "[".repeat(600) + "]".repeat(600) + "}"),
                        Allocate.class,
                        TOO_MUCH),
                arguments(GOOD.replace("2", "2".repeat(5_000)), Allocate.class, TOO_MUCH));
    }

    private static final String GOOD = "{\"orderId\":\"order-1\",\"sku\":\"LAMP\",\"quantity\":2}";
    private static final String TOO_MUCH = "it is nested too deep, or has a name, number or string that is too long";

    private static String line(String line) {
        return "{\"line\":" + line + ",\"batch\":\"b-1\",\"quantity\":1,\"version\":1}";
    }

    @ParameterizedTest
    @MethodSource("others")
    void is_refused(String data, Class<?> type, String reason) {
        assertRefused(data, type, reason);
    }

    @Test
    void a_complaint_is_short_and_fit_for_a_log() {
        String data = GOOD.replace(
                "2", "\"" + "\u009b\u0007x".replace("\u0007", "\\u0007").repeat(1_000) + "\"");

        assertThatThrownBy(() -> CODEC.decode(data, Allocate.class))
                .isInstanceOf(MalformedMessageException.class)
                .satisfies(failure -> assertThat(failure.getMessage())
                        .startsWith("malformed data: quantity must be a 64-bit whole number, but was \"\uFFFD")
                        .hasSizeLessThan(160)
                        .matches("[^\\p{Cntrl}\\x{80}-\\x{9F}]*"));
    }

    @Test
    void what_cannot_be_written_is_named() {
        record Loop(List<Object> self) {}
        Loop loop = new Loop(new ArrayList<>());
        loop.self.add(loop);

        assertThatThrownBy(() -> CODEC.encode(loop))
                .isInstanceOf(MalformedMessageException.class)
                .hasMessageContaining("Loop cannot be written as JSON: ");
    }
}
