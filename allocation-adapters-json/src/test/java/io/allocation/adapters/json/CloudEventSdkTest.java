package io.allocation.adapters.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.allocation.domain.ProductEvent;
import io.allocation.domain.Sku;
import io.allocation.messaging.Envelope;
import io.allocation.messaging.Message;
import io.allocation.messaging.MessageTypes;
import io.allocation.service.AllocationCommand;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.core.format.EventFormat;
import io.cloudevents.jackson.JsonFormat;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import org.junit.jupiter.api.Test;

/** The SDK of the CloudEvents project understands us, and we it. */
@Domain(Events.class)
class CloudEventSdkTest {

    private static final JsonCodec CODEC = JsonCodec.standard();
    private static final MessageTypes TYPES = MessageTypes.standard();
    private static final EventFormat SDK = new JsonFormat();
    private static final Instant TIME = Instant.parse("2026-03-01T12:00:00.120Z");

    @Property(tries = 200)
    void reads_what_we_write(@ForAll ProductEvent event) {
        String type = TYPES.nameOf(event.getClass());
        Message message = new Message(
                "id-1", "/allocation", type, event.sku(), 42, TIME, "application/json", CODEC.encode(event));

        CloudEvent read = SDK.deserialize(CODEC.encodeEnvelope(message).getBytes(StandardCharsets.UTF_8));

        assertThat(read.getSpecVersion()).hasToString("1.0");
        assertThat(read.getId()).isEqualTo("id-1");
        assertThat(read.getSource()).isEqualTo(URI.create("/allocation"));
        assertThat(read.getType()).isEqualTo(type);
        assertThat(read.getSubject()).isEqualTo(event.sku().value());
        assertThat(read.getTime()).isEqualTo(OffsetDateTime.parse("2026-03-01T12:00:00.120Z"));
        assertThat(read.getDataContentType()).isEqualTo("application/json");
        assertThat(read.getExtension("partitionkey")).isEqualTo(event.sku().value());
        assertThat(read.getExtension("sequence")).isEqualTo("0000000000000000042");
        assertThat((Object) CODEC.decode(text(read), event.getClass())).isEqualTo(event);
    }

    @Test
    void reads_data_that_are_not_json() {
        Message message =
                new Message("id-1", "/allocation", "t", new Sku("LAMP"), 42, TIME, "text/plain", "a \"b\" \u00E4");

        CloudEvent read = SDK.deserialize(CODEC.encodeEnvelope(message).getBytes(StandardCharsets.UTF_8));

        assertThat(text(read)).isEqualTo("a \"b\" \u00E4");
    }

    private static String text(CloudEvent event) {
        return new String(event.getData().toBytes(), StandardCharsets.UTF_8);
    }

    @Property(tries = 200)
    void writes_what_we_read(@ForAll AllocationCommand<?> command) {
        String type = TYPES.nameOf(command.getClass());
        Envelope envelope = CODEC.decodeEnvelope(written(type, "application/json", CODEC.encode(command)));

        assertThat((Object) CODEC.decode(envelope.data(), TYPES.command(envelope.type())))
                .isEqualTo(command);
        assertThat(envelope).isEqualTo(new Envelope("id-1", "/shop", type, "application/json", CODEC.encode(command)));
    }

    @Test
    void writes_data_that_are_bytes() {
        Envelope envelope = CODEC.decodeEnvelope(written("t", "application/xml", "<a>\u00E4</a>"));

        assertThat(envelope).isEqualTo(new Envelope("id-1", "/shop", "t", "application/xml", "<a>\u00E4</a>"));
    }

    private static String written(String type, String contentType, String data) {
        CloudEvent event = CloudEventBuilder.v1()
                .withId("id-1")
                .withSource(URI.create("/shop"))
                .withType(type)
                .withTime(OffsetDateTime.parse("2026-03-01T13:00:00+01:00"))
                .withData(contentType, data.getBytes(StandardCharsets.UTF_8))
                .withExtension("retries", 3)
                .build();
        return new String(SDK.serialize(event), StandardCharsets.UTF_8);
    }
}
