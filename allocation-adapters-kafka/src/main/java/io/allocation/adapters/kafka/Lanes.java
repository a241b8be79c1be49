package io.allocation.adapters.kafka;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** The partitions that are ours. For the consumer's thread alone. */
final class Lanes {

    private final Map<TopicPartition, Lane> lanes = new LinkedHashMap<>();

    void add(Iterable<ConsumerRecord<byte[], byte[]>> records) {
        for (ConsumerRecord<byte[], byte[]> record : records) {
            lanes.computeIfAbsent(new TopicPartition(record.topic(), record.partition()), partition -> new Lane())
                    .add(record);
        }
    }

    /** Forgets partitions: somebody else goes on from what is committed. */
    void remove(Collection<TopicPartition> partitions) {
        lanes.keySet().removeAll(partitions);
    }

    void clear() {
        lanes.clear();
    }

    /** Those that nothing more is to be fetched of. */
    Set<TopicPartition> busy() {
        return lanes.entrySet().stream()
                .filter(lane -> !lane.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** Those whose first record's turn has come. */
    List<Lane> ready() {
        return lanes.values().stream()
                .filter(lane -> !lane.isEmpty() && lane.due() <= 0)
                .toList();
    }

    /** Returns nanoseconds until some record's turn, zero if it has come; {@code atMost} if that is sooner. */
    long due(long atMost) {
        return lanes.values().stream()
                .filter(lane -> !lane.isEmpty())
                .mapToLong(lane -> Math.max(0, lane.due()))
                .reduce(atMost, Math::min);
    }

    boolean isCommitted() {
        return lanes.values().stream().allMatch(Lane::isCommitted);
    }

    /** Returns how far partitions are done, and takes it for committed. */
    Map<TopicPartition, OffsetAndMetadata> done(Collection<TopicPartition> partitions) {
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        for (TopicPartition partition : partitions) {
            Lane lane = lanes.get(partition);
            if (lane != null) {
                lane.done().ifPresent(offset -> offsets.put(partition, offset));
                lane.setCommitted();
            }
        }
        return offsets;
    }

    Map<TopicPartition, OffsetAndMetadata> done() {
        return done(List.copyOf(lanes.keySet()));
    }
}
