package io.allocation.spring;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;

/**
 * How to reach Kafka.
 *
 * @param producer options of its producers
 * @param consumer options of its consumers
 */
record Broker(Map<String, Object> producer, Map<String, Object> consumer) {

    /** What the application's own clients have for their own purposes; the adapter has its own, or insists. */
    private static final Set<String> OF_OTHERS = Set.of(
            ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG,
            ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG,
            ProducerConfig.TRANSACTIONAL_ID_CONFIG,
            ProducerConfig.CLIENT_ID_CONFIG,
            ProducerConfig.ACKS_CONFIG,
            ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
            ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION,
            ProducerConfig.RETRIES_CONFIG,
            ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
            ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
            ProducerConfig.LINGER_MS_CONFIG,
            ProducerConfig.PARTITIONER_CLASS_CONFIG,
            ProducerConfig.PARTITIONER_IGNORE_KEYS_CONFIG,
            ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG,
            ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG,
            ConsumerConfig.GROUP_ID_CONFIG,
            ConsumerConfig.GROUP_INSTANCE_ID_CONFIG,
            ConsumerConfig.ISOLATION_LEVEL_CONFIG,
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG);

    static Broker of(
            Map<String, Object> producerOfOthers, Map<String, Object> consumerOfOthers, Map<String, String> own) {
        return new Broker(merged(producerOfOthers, own), merged(consumerOfOthers, own));
    }

    private static Map<String, Object> merged(Map<String, Object> ofOthers, Map<String, String> own) {
        Map<String, Object> merged = new HashMap<>(ofOthers);
        merged.keySet().removeAll(OF_OTHERS);
        merged.putAll(own);
        return Map.copyOf(merged);
    }
}
