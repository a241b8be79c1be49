package io.allocation.adapters.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.allocation.domain.ProductEvent;
import io.allocation.messaging.CommandDecoder;
import io.allocation.messaging.Envelope;
import io.allocation.messaging.EventEncoder;
import io.allocation.messaging.Message;
import io.allocation.messaging.MessageTypes;
import io.allocation.service.AllocationCommand;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;

@Domain(Events.class)
class RoundTripTest {

    private static final JsonCodec CODEC = JsonCodec.standard();
    private static final MessageTypes TYPES = MessageTypes.standard();
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00.120Z");

    @Property
    void an_event_comes_back_from_its_data(@ForAll ProductEvent event) {
        assertThat((Object) CODEC.decode(CODEC.encode(event), event.getClass())).isEqualTo(event);
    }

    @Property
    void an_event_comes_back_from_its_envelope(@ForAll ProductEvent event) {
        EventEncoder encoder = new EventEncoder(TYPES, CODEC, Clock.fixed(NOW, ZoneOffset.UTC));
        Message message = encoder.encode(event.sku(), List.of(event), 6).get(0);

        Envelope envelope = CODEC.decodeEnvelope(CODEC.encodeEnvelope(message));

        assertThat(envelope)
                .isEqualTo(new Envelope(
                        message.id(), message.source(), message.type(), message.contentType(), message.data()));
        assertThat((Object) CODEC.decode(envelope.data(), TYPES.event(envelope.type())))
                .isEqualTo(event);
    }

    @Property
    void a_command_comes_back_from_its_data(@ForAll AllocationCommand<?> command) {
        CommandDecoder decoder = new CommandDecoder(TYPES, CODEC);
        Envelope message = new Envelope(
                "id-1", "/shop", TYPES.nameOf(command.getClass()), CODEC.contentType(), CODEC.encode(command));

        assertThat((Object) decoder.decode(message)).isEqualTo(command);
    }
}
