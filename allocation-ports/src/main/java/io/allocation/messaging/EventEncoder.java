package io.allocation.messaging;

import io.allocation.domain.Event;
import io.allocation.domain.Require;
import io.allocation.domain.Sku;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Makes messages of the events of a unit of work. For stores that have an outbox. Thread-safe. */
public final class EventEncoder {

    private final MessageTypes types;
    private final MessageCodec codec;
    private final Clock clock;

    /**
     * With all that it takes.
     *
     * @param types names the events
     * @param codec writes them
     * @param clock tells when they are stored
     */
    public EventEncoder(MessageTypes types, MessageCodec codec, Clock clock) {
        this.types = Require.present("types", types);
        this.codec = Require.present("codec", codec);
        this.clock = Require.present("clock", clock);
    }

    /**
     * The clock that tells when events are stored.
     *
     * @return the clock
     */
    public Clock clock() {
        return clock;
    }

    /**
     * Sorts out what is to be published.
     *
     * @param events all events of a unit of work, in order
     * @return those that leave, by the product whose order they keep, each product's in order
     * @throws UnknownMessageTypeException if one has no name
     */
    public Map<Sku, List<Event>> outgoing(List<Event> events) {
        Map<Sku, List<Event>> bySku = new TreeMap<>();
        for (Event event : events) {
            types.skuOf(event)
                    .ifPresent(sku -> bySku.computeIfAbsent(sku, key -> new ArrayList<>(1))
                            .add(event));
        }
        return bySku;
    }

    /**
     * Makes messages of events.
     *
     * @param sku the product whose order they keep
     * @param events the events in order
     * @param before the position of the last event of that product that is stored already, zero if there is none
     * @return the messages, in the positions behind it
     * @throws MalformedMessageException if one cannot be written
     */
    public List<Message> encode(Sku sku, List<Event> events, long before) {
        List<Message> messages = new ArrayList<>(events.size());
        for (Event event : events) {
            messages.add(encode(sku, event, before + messages.size() + 1));
        }
        return messages;
    }

    /**
     * The name is random, not made of the position: a database that was restored from a backup gives positions again,
     * and what is new must not look like what consumers have taken in already.
     */
    private Message encode(Sku sku, Event event, long position) {
        return new Message(
                UUID.randomUUID().toString(),
                types.source(),
                types.nameOf(event.getClass()),
                sku,
                position,
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                codec.contentType(),
                codec.encode(event));
    }
}
