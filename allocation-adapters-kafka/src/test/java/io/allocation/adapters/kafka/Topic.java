package io.allocation.adapters.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.allocation.brokers.TestBroker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** A topic, as others write and read it. */
record Topic(TestBroker broker, String name) {

    static Topic on(TestBroker broker, int partitions) {
        return new Topic(broker, broker.newTopic(partitions));
    }

    Map<String, Object> configuration() {
        return Map.of("bootstrap.servers", broker.bootstrapServers());
    }

    /** Everything that is in it now, each partition's records in order. */
    List<ConsumerRecord<byte[], byte[]>> records() {
        Map<String, Object> hasty = new HashMap<>(configuration());
        hasty.put("fetch.max.wait.ms", 10);
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(hasty, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(name).stream()
                    .map(info -> new TopicPartition(name, info.partition()))
                    .toList();
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
            return records;
        }
    }

    /** The values of one header, by key, in order. */
    Map<String, List<String>> headersByKey(String header) {
        Map<String, List<String>> byKey = new LinkedHashMap<>();
        records()
                .forEach(record -> byKey.computeIfAbsent(text(record.key()), key -> new ArrayList<>())
                        .add(headers(record).get(header)));
        return byKey;
    }

    static Map<String, String> headers(ConsumerRecord<byte[], byte[]> record) {
        Map<String, String> headers = new TreeMap<>();
        record.headers().forEach(header -> headers.put(header.key(), text(header.value())));
        return headers;
    }

    static @Nullable String text(byte @Nullable [] bytes) {
        return bytes == null ? null : new String(bytes, UTF_8);
    }

    static byte @Nullable [] bytes(@Nullable String text) {
        return text == null ? null : text.getBytes(UTF_8);
    }

    void send(@Nullable String key, byte @Nullable [] value, Map<String, String> headers) {
        send(List.of(record(key, value, headers)));
    }

    ProducerRecord<byte[], byte[]> record(@Nullable String key, byte @Nullable [] value, Map<String, String> headers) {
        List<Header> written = headers.entrySet().stream()
                .<Header>map(header -> new RecordHeader(header.getKey(), bytes(header.getValue())))
                .toList();
        return new ProducerRecord<>(name, null, bytes(key), value, written);
    }

    void send(List<ProducerRecord<byte[], byte[]>> records) {
        try (Producer<byte[], byte[]> producer =
                new KafkaProducer<>(configuration(), new ByteArraySerializer(), new ByteArraySerializer())) {
            List<Future<RecordMetadata>> sent =
                    records.stream().map(producer::send).toList();
            for (Future<RecordMetadata> one : sent) {
                one.get();
            }
        } catch (ExecutionException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
