package io.allocation.adapters.kafka;

import io.allocation.adapters.kafka.CommandReport.Position;
import io.allocation.bus.Command;
import io.allocation.bus.MessageBus;
import io.allocation.messaging.CommandDecoder;
import io.allocation.messaging.Envelope;
import io.allocation.ports.MessageId;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Takes a record to the bus, once. */
final class Intake {

    private final MessageBus bus;
    private final CommandDecoder decoder;
    private final CommandRecords records;
    private final String group;

    Intake(MessageBus bus, CommandDecoder decoder, String group) {
        this.bus = bus;
        this.decoder = decoder;
        this.group = group;
        records = new CommandRecords(decoder);
    }

    /** Returns what became of it; when it returns, that is committed. */
    CommandReport take(ConsumerRecord<byte[], byte[]> record) {
        Envelope envelope = records.read(record);
        MessageId message = new MessageId(group, envelope.source(), envelope.id());
        Command<?> command = decoder.decode(envelope);
        return bus.handleOnce(message, command).isPresent()
                ? new CommandReport.Handled(positionOf(record), message)
                : new CommandReport.Skipped(positionOf(record), message);
    }

    static Position positionOf(ConsumerRecord<byte[], byte[]> record) {
        return new Position(record.topic(), record.partition(), record.offset());
    }
}
