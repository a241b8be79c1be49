package io.allocation.adapters.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.allocation.domain.Sku;
import io.allocation.messaging.Envelope;
import io.allocation.messaging.MalformedMessageException;
import io.allocation.messaging.Message;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CloudEventTest {

    private static final JsonCodec CODEC = JsonCodec.standard();

    private static Message message(String contentType, String data) {
        Instant time = Instant.parse("2026-03-01T12:00:00Z");
        return new Message("id-1", "/allocation", "com.example.told.v1", new Sku("LAMP"), 42, time, contentType, data);
    }

    @Nested
    class Written {

        @Test
        void has_all_attributes_and_embeds_json() {
            assertThat(CODEC.encodeEnvelope(message("application/json", "{\"a\":1}")))
                    .isEqualTo("""
                            {"specversion":"1.0","id":"id-1","source":"/allocation","type":"com.example.told.v1",\
                            "subject":"LAMP","time":"2026-03-01T12:00:00.000Z","datacontenttype":"application/json",\
                            "partitionkey":"LAMP","sequence":"0000000000000000042","data":{"a":1}}""");
        }

        @Test
        void sequences_sort_as_texts() {
            Message last = new Message(
                    "id-1", "/", "t", new Sku("LAMP"), Long.MAX_VALUE, Instant.EPOCH, "application/json", "{}");

            assertThat(CODEC.encodeEnvelope(last)).contains("\"sequence\":\"9223372036854775807\"");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "application/json; charset=utf-8",
                    "Application/JSON",
                    "text/json",
                    "application/vnd.example+json",
                    "application/json ;v=1"
                })
        void embeds_all_kinds_of_json(String contentType) {
            assertThat(CODEC.encodeEnvelope(message(contentType, " [ 1.10 , 1E400 ] ")))
                    .endsWith("\"data\":[1.10,1E400]}");
        }

        @ParameterizedTest
        @ValueSource(strings = {"text/plain", "application/xml", "application/jsonl", "x"})
        void has_other_data_as_a_string(String contentType) {
            assertThat(CODEC.encodeEnvelope(message(contentType, "{\"a\":1}"))).endsWith("\"data\":\"{\\\"a\\\":1}\"}");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "{\"a\":1    | it is not JSON, see line 1, column 7",
                    "{},\"id\":1 | it is not JSON, see line 1, column 3",
                    "{}{}        | something follows behind the JSON",
                    "``          | there is no JSON",
                })
        void refuses_data_that_would_break_the_envelope(String data, String reason) {
            assertThatThrownBy(() -> CODEC.encodeEnvelope(message("application/json", data)))
                    .isInstanceOf(MalformedMessageException.class)
                    .hasMessage("malformed data: " + reason);
        }
    }

    @Nested
    class Read {

        private static final String BARE =
                "\"specversion\":\"1.0\",\"id\":\"id-1\",\"source\":\"/shop\",\"type\":\"t\"";

        private static Envelope read(String more) {
            return CODEC.decodeEnvelope("{" + BARE + more + "}");
        }

        private static void assertRefused(String text, String reason) {
            assertThatThrownBy(() -> CODEC.decodeEnvelope(text))
                    .isInstanceOf(MalformedMessageException.class)
                    .hasMessage("malformed CloudEvent: " + reason);
        }

        @Test
        void is_json_unless_it_says_otherwise() {
            assertThat(read(",\"data\":{ \"a\" : 1 }"))
                    .isEqualTo(new Envelope("id-1", "/shop", "t", "application/json", "{\"a\":1}"));
        }

        @Test
        void order_and_other_attributes_do_not_matter() {
            String text = """
                    {"data":{}, "time":"2026-03-01T12:00:00+01:00", "subject":null, "traceparent":"00-1-2", "retries":3,
                     "dataschema":{"odd":[]}, "type":"t", "source":"/shop", "id":"id-1", "specversion":"1.0"}""";

            assertThat(CODEC.decodeEnvelope(text))
                    .isEqualTo(new Envelope("id-1", "/shop", "t", "application/json", "{}"));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "1.10",
                    "12345678901234567890",
                    "1e2",
                    "1E+400",
                    "-0",
                    "-0.0",
                    "0.1000000000000000055511151231257827",
                    "\"a\\\"b\\\\\"",
                    "\"\u00E4\uD83D\uDE00\"",
                    "null",
                    "true",
                    "[]",
                    "[[],{}]",
                    "{\"b\":1,\"a\":[{\"c\":null}]}"
                })
        void hands_json_on_unchanged(String data) {
            assertThat(read(",\"data\":" + data).data()).isEqualTo(data);
        }

        @Test
        void hands_other_data_on_as_they_are() {
            assertThat(read(",\"datacontenttype\":\"text/plain\",\"data\":\"a\\nb\""))
                    .isEqualTo(new Envelope("id-1", "/shop", "t", "text/plain", "a\nb"));
        }

        @Test
        void a_string_is_json_too() {
            assertThat(read(",\"datacontenttype\":\"text/json\",\"data\":\"a\\nb\"")
                            .data())
                    .isEqualTo("\"a\\nb\"");
        }

        @Test
        void decodes_data_that_are_bytes() {
            String json = "{ \"a\" : \"\u00E4\uD83D\uDE00\" }";
            String base64 = Base64.getEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8));

            assertThat(read(",\"data_base64\":\"" + base64 + "\"").data()).isEqualTo(json);
        }

        @Test
        void null_is_as_good_as_absent() {
            assertThat(read(",\"datacontenttype\":null,\"data_base64\":null,\"data\":{}")
                            .contentType())
                    .isEqualTo("application/json");
        }

        @ParameterizedTest
        @ValueSource(strings = {"specversion", "id", "source", "type"})
        void names_the_required_attribute_that_is_missing_or_wrong(String name) {
            String whole = "{" + BARE + ",\"data\":{}}";
            String found = "\"" + name + "\":\"[^\"]*\"";

            assertRefused(whole.replaceFirst(found, "\"x\":1"), name + " is required");
            assertRefused(whole.replaceFirst(found, "\"" + name + "\":null"), name + " is required");
            assertRefused(whole.replaceFirst(found, "\"" + name + "\":1.0"), name + " must be a string, but was 1.0");
            assertRefused(whole.replaceFirst(found, "\"" + name + "\":[{}]"), name + " must be a string, but was [{}]");
        }

        @ParameterizedTest
        @ValueSource(strings = {"id", "source", "type"})
        void names_the_attribute_that_is_no_identifier(String name) {
            String text =
                    "{" + BARE.replaceFirst("\"" + name + "\":\"[^\"]*\"", "\"" + name + "\":\" \"") + ",\"data\":{}}";

            assertRefused(text, name + " must not be blank, but was \" \"");
            assertRefused(
                    text.replace("\" \"", "\"" + "x".repeat(256) + "\""),
                    name + " must have at most 255 characters, but was \"" + "x".repeat(60)
                            + "\u2026 (256 characters)\"");
        }

        @ParameterizedTest
        @ValueSource(strings = {"0.3", "1", "1.0.2", "2.0", " 1.0", ""})
        void understands_no_other_version(String version) {
            assertRefused(
                    "{" + BARE.replace("\"1.0\"", "\"" + version + "\"") + ",\"data\":{}}",
                    "specversion must be \"1.0\", but was \"" + version + "\"");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "``                                                | data or data_base64 is required",
                    ",\"data_base64\":null                             | data or data_base64 is required",
                    ",\"data\":1,\"data_base64\":\"MQ==\"              | data and data_base64 exclude each other",
                    ",\"data_base64\":\"M\"                            | data_base64 is not Base64",
                    ",\"data_base64\":\"*\"                            | data_base64 is not Base64",
                    ",\"data_base64\":\"/w==\"                         | data_base64 is not UTF-8 text",
                    ",\"data_base64\":1                                | data_base64 must be a string, but was 1",
                    ",\"datacontenttype\":1,\"data\":1                 | datacontenttype must be a string, but was 1",
                    ",\"datacontenttype\":\" \",\"data\":1             | datacontenttype must not be blank",
                    ",\"datacontenttype\":\"text/plain\",\"data\":{}   | data must be a string, since datacontenttype is text/plain, but was {}",
                    ",\"datacontenttype\":\"text/plain\",\"data\":null | data must be a string, since datacontenttype is text/plain, but was null",
                    ",\"id\":\"id-2\",\"data\":1                       | the field \"id\" is there twice",
                    ",\"data\":{\"a\":1,\"a\":2}                       | the field \"a\" is there twice",
                    ",\"data\":1                                       } {} | something follows behind the JSON",
                })
        void names_what_else_is_wrong(String more, String reason) {
            String[] parts = more.split("} \\{", 2);
            String text = "{" + BARE + parts[0] + "}" + (parts.length > 1 ? " {}" : "");

            assertRefused(text, reason);
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "``    | there is no JSON",
                    "[]    | it must be a JSON object",
                    "1     | it must be a JSON object",
                    "null  | it must be a JSON object",
                    "hello | it is not JSON, see line 1, column 1",
                    "{     | it is not JSON, see line 1, column 2",
                })
        void is_not_anything_else(String text, String reason) {
            assertRefused(text, reason);
        }

        @Test
        void has_an_end() {
            assertRefused(
                    "{\"data\":" + "[".repeat(100_000),
                    "it is nested too deep, or has a name, number or string that is too long");
        }
    }
}
