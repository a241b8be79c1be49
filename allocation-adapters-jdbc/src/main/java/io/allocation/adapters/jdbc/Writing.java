package io.allocation.adapters.jdbc;

import io.allocation.domain.Event;
import io.allocation.domain.Sku;
import io.allocation.messaging.EventEncoder;
import io.allocation.messaging.Message;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What units of work write besides stock.
 *
 * @param encoder makes messages of events; null if no outbox is written
 * @param outbox is told of new messages
 * @param clock tells when messages were received
 */
record Writing(@Nullable EventEncoder encoder, JdbcOutbox outbox, Clock clock) {

    boolean hasOutbox() {
        return encoder != null;
    }

    Map<Sku, List<Event>> outgoing(List<Event> events) {
        return encoder == null ? Map.of() : encoder.outgoing(events);
    }

    /** In positions that count from the first of these events: the store adds those before. */
    List<Message> messages(Sku sku, List<Event> events) {
        return encoder == null ? List.of() : encoder.encode(sku, events, 0);
    }

    void appended() {
        outbox.tell();
    }
}
