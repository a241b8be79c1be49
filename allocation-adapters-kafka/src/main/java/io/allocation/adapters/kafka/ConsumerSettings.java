package io.allocation.adapters.kafka;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The settings of a consumer of commands, and of the producer that puts some of them aside. */
record ConsumerSettings(Map<String, Object> consumer) {

    /** They have one name, but mean something else to a producer. */
    private static final Set<String> CONSUMERS_OWN = Set.of(
            ProducerConfig.CLIENT_ID_CONFIG,
            ProducerConfig.INTERCEPTOR_CLASSES_CONFIG,
            ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG);

    private static final int LARGEST_RECORD = 32 * 1024 * 1024;

    static ConsumerSettings of(Map<?, ?> given, String group) {
        return new ConsumerSettings(new ClientSettings(given)
                .must(ConsumerConfig.GROUP_ID_CONFIG, group, "that is the group")
                .must(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false", "a command is done when it is committed")
                .own(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class)
                .own(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class)
                .rather(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest")
                .rather(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed")
                .rather(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 100)
                .acceptedBy(ConsumerConfig::new));
    }

    /** With the servers and the security of the consumer. Only the broker says how large a record may be. */
    Map<String, Object> deadLetterProducer(Map<?, ?> given) {
        Map<Object, Object> all = new HashMap<>(consumer);
        all.keySet().retainAll(ProducerConfig.configNames());
        all.keySet().removeAll(CONSUMERS_OWN);
        all.putAll(given);
        return ClientSettings.producer(all)
                .rather(ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000L)
                .rather(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000)
                .rather(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 15_000)
                .rather(ProducerConfig.LINGER_MS_CONFIG, 0L)
                .rather(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, LARGEST_RECORD)
                .rather(ProducerConfig.BUFFER_MEMORY_CONFIG, 2L * LARGEST_RECORD)
                .acceptedBy(ProducerConfig::new);
    }
}
