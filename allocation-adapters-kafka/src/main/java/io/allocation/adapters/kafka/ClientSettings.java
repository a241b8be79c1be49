package io.allocation.adapters.kafka;

import io.allocation.domain.InvalidValueException;
import io.allocation.domain.Require;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The settings of a Kafka client: what the user says, as far as that may be, and what else there has to be. */
final class ClientSettings {

    private final Map<String, Object> values = new TreeMap<>();

    ClientSettings(Map<?, ?> given) {
        Require.present("configuration", given).forEach((option, value) -> {
            if (!(option instanceof String name)) {
                throw new InvalidValueException("configuration", option, "must have names of options for keys");
            }
            if (value != null) {
                values.put(name, value);
            }
        });
    }

    /** A producer that writes each record once and in order, as far as its session goes; bytes for keys and values. */
    static ClientSettings producer(Map<?, ?> given) {
        return new ClientSettings(given)
                .must(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true", "a retry must not write twice")
                .must(ProducerConfig.ACKS_CONFIG, allBrokers(given), "what was acknowledged must not be lost")
                .must(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, "1", "more can change the order")
                .must(ProducerConfig.PARTITIONER_IGNORE_KEYS_CONFIG, "false", "the key decides about the partition")
                .mustNot(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "there are no transactions")
                .own(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class)
                .own(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
    }

    /** It has two names. */
    private static String allBrokers(Map<?, ?> given) {
        return "-1".equals(String.valueOf(given.get(ProducerConfig.ACKS_CONFIG))) ? "-1" : "all";
    }

    /** What the user may only confirm. */
    ClientSettings must(String option, String value, String because) {
        Object given = values.putIfAbsent(option, value);
        if (given != null && !given.toString().strip().equals(value)) {
            throw new InvalidValueException(option, given, "must be " + value + ", since " + because);
        }
        return this;
    }

    ClientSettings mustNot(String option, String because) {
        Object given = values.get(option);
        if (given != null) {
            throw new InvalidValueException(option, given, "must not be set, since " + because);
        }
        return this;
    }

    /** What the user has no say in. */
    ClientSettings own(String option, Object value) {
        mustNot(option, "this library sets it");
        values.put(option, value);
        return this;
    }

    /** What the user may change. */
    ClientSettings rather(String option, Object value) {
        values.putIfAbsent(option, value);
        return this;
    }

    /** Returns them, if Kafka takes them. */
    Map<String, Object> acceptedBy(Consumer<Map<String, Object>> kafka) {
        try {
            kafka.accept(values);
            return Map.copyOf(values);
        } catch (ConfigException refused) {
            InvalidValueException invalid = new InvalidValueException(
                    "configuration", values.keySet(), "must be what Kafka takes (" + refused.getMessage() + ")");
            invalid.initCause(refused);
            throw invalid;
        }
    }
}
