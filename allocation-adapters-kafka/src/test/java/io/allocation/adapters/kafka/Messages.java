package io.allocation.adapters.kafka;

import io.allocation.domain.Sku;
import io.allocation.messaging.Message;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;

/** Messages to publish. */
final class Messages {

    private Messages() {}

    static Message of(String sku, long position, String data) {
        return new Message(
                sku + "/" + position,
                "/allocation",
                "io.allocation.line-allocated.v1",
                new Sku(sku),
                position,
                Instant.ofEpochMilli(1_800_000_000_123L + position),
                "application/json",
                data);
    }

    static List<Message> of(String sku, long first, long last) {
        return LongStream.rangeClosed(first, last)
                .mapToObj(position -> of(sku, position, "{\"position\":" + position + "}"))
                .toList();
    }
}
