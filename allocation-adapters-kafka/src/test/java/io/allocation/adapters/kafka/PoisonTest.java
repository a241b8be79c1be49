package io.allocation.adapters.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.allocation.adapters.kafka.CommandReport.DeadLettered;
import io.allocation.adapters.kafka.CommandReport.Handled;
import io.allocation.service.Allocate;
import io.allocation.service.ReceiveBatch;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Records that are wrong for good. */
class PoisonTest extends CommandConsumerTestCase {

    static Stream<Arguments> poison() {
        String type = "io.allocation.allocate.v1";
        String fine = "{\"orderId\":\"o-1\",\"sku\":\"chair\",\"quantity\":1}";
        return Stream.of(
                Arguments.of("no JSON", binary("type", type), Topic.bytes("this is no JSON"), "MalformedMessage"),
                Arguments.of("unknown type", binary("type", "com.example.v1"), Topic.bytes(fine), "com.example.v1"),
                Arguments.of(
                        "missing field",
                        binary("type", type),
                        Topic.bytes("{\"orderId\":\"o-1\",\"quantity\":1}"),
                        "sku"),
                Arguments.of(
                        "negative quantity",
                        binary("type", type),
                        Topic.bytes("{\"orderId\":\"o-1\",\"sku\":\"chair\",\"quantity\":-1}"),
                        "quantity"),
                Arguments.of(
                        "unknown SKU",
                        binary("type", type),
                        Topic.bytes("{\"orderId\":\"o-1\",\"sku\":\"nobody knows\",\"quantity\":1}"),
                        "nobody knows"),
                Arguments.of("no id", without("ce_id", type), Topic.bytes(fine), "header ce_id is missing"),
                Arguments.of("no source", without("ce_source", type), Topic.bytes(fine), "ce_source is missing"),
                Arguments.of("no type", without("ce_type", type), Topic.bytes(fine), "ce_type is missing"),
                Arguments.of("no version", without("ce_specversion", type), Topic.bytes(fine), "ce_specversion"),
                Arguments.of("another version", with("ce_specversion", "0.3", type), Topic.bytes(fine), "1.0"),
                Arguments.of("blank id", with("ce_id", " ", type), Topic.bytes(fine), "id must not be blank"),
                Arguments.of("other data", with("content-type", "text/xml", type), Topic.bytes(fine), "text/xml"),
                Arguments.of(
                        "another format",
                        with("content-type", "application/cloudevents+avro", type),
                        Topic.bytes(fine),
                        "application/cloudevents+json"),
                Arguments.of("no value", binary("type", type), null, "no value"),
                Arguments.of("no UTF-8", binary("type", type), new byte[] {(byte) 0xC3, 0x28}, "value is not UTF-8"));
    }

    private static Map<String, String> binary(String name, String type) {
        return new HashMap<>(Map.of(
                "ce_specversion",
                "1.0",
                "ce_id",
                "poison",
                "ce_source",
                "/shop",
                "ce_" + name,
                type,
                "content-type",
                "application/json",
                "trace",
                "kept"));
    }

    private static Map<String, String> without(String header, String type) {
        Map<String, String> headers = binary("type", type);
        headers.remove(header);
        return headers;
    }

    private static Map<String, String> with(String header, String value, String type) {
        Map<String, String> headers = binary("type", type);
        headers.put(header, value);
        return headers;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("poison")
    void poison_is_put_aside_as_it_is_and_the_rest_goes_on(
            String name, Map<String, String> headers, byte[] value, String reason) {
        commands.send("chair", ReceiveBatch.onHand("chair", "b-1", 100));
        commands.topic().send("the key", value, headers);
        commands.send("chair", Allocate.of("o-2", "chair", 30));

        start();

        reports.await(Handled.class, 2);
        assertThat(reports.of(DeadLettered.class)).singleElement().satisfies(dead -> {
            assertThat(dead.position()).isEqualTo(position(1));
            assertThat(dead.attempts()).isEqualTo(1);
        });
        assertThat(available("chair")).isEqualTo(70);
        ConsumerRecord<byte[], byte[]> dead = onlyDeadLetter();
        assertThat(Topic.text(dead.key())).isEqualTo("the key");
        assertThat(dead.value()).isEqualTo(value);
        Map<String, String> all = Topic.headers(dead);
        assertThat(all)
                .containsAllEntriesOf(headers)
                .containsEntry("allocation.dead-letter.topic", commands.topic().name())
                .containsEntry("allocation.dead-letter.partition", "0")
                .containsEntry("allocation.dead-letter.offset", "1")
                .containsEntry("allocation.dead-letter.attempts", "1")
                .hasSize(headers.size() + 7);
        assertThat(all.get("allocation.dead-letter.exception") + all.get("allocation.dead-letter.reason"))
                .contains(reason);
        assertThat(all.get("allocation.dead-letter.timestamp")).matches("20\\d\\d-.*Z");
    }
}
