package io.allocation.adapters.kafka;

import io.allocation.adapters.json.JsonCodec;
import io.allocation.brokers.TestBroker;
import io.allocation.bus.Command;
import io.allocation.messaging.MessageTypes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;

/** A topic of commands with one for its dead letters, and those who send to it. */
record Commands(Topic topic, Topic deadLetters, MessageTypes types) {

    static Commands on(TestBroker broker, int partitions) {
        return on(broker, partitions, MessageTypes.standard());
    }

    static Commands on(TestBroker broker, int partitions, MessageTypes types) {
        return new Commands(Topic.on(broker, partitions), Topic.on(broker, 1), types);
    }

    /** The headers of a command that is sent, with an id of its own. */
    Map<String, String> headers(String id, Class<?> type) {
        Map<String, String> headers = new HashMap<>();
        headers.put("ce_specversion", "1.0");
        headers.put("ce_id", id);
        headers.put("ce_source", "/shop");
        headers.put("ce_type", types.nameOf(type));
        headers.put("content-type", "application/json");
        return headers;
    }

    ProducerRecord<byte[], byte[]> record(String id, String key, Command<?> command) {
        byte[] value = Topic.bytes(JsonCodec.standard().encode(command));
        return topic.record(key, value, headers(id, command.getClass()));
    }

    void send(String key, Command<?>... commands) {
        topic.send(List.of(commands).stream()
                .map(command -> record(UUID.randomUUID().toString(), key, command))
                .toList());
    }
}
