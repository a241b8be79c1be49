package io.allocation.adapters.kafka;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.allocation.domain.InvalidValueException;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a publisher lets its user set. Needs no broker: it connects when it is first used. */
class KafkaEventPublisherSettingsTest {

    static Stream<Arguments> contradictions() {
        return Stream.of(
                Arguments.of("enable.idempotence", false),
                Arguments.of("acks", "1"),
                Arguments.of("max.in.flight.requests.per.connection", 5),
                Arguments.of("partitioner.ignore.keys", "true"),
                Arguments.of("transactional.id", "one"),
                Arguments.of("key.serializer", "any"),
                Arguments.of("value.serializer", "any"));
    }

    @ParameterizedTest
    @MethodSource("contradictions")
    void settings_that_the_order_does_not_allow_are_refused(String option, Object value) {
        Map<String, Object> configuration = Map.of("bootstrap.servers", "localhost:1", option, value);

        assertThatThrownBy(() -> KafkaEventPublisher.builder(configuration))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining(option)
                .hasMessageContaining("must");
    }

    @Test
    void settings_that_confirm_it_are_fine() {
        Properties configuration = new Properties();
        configuration.put("bootstrap.servers", "localhost:1");
        configuration.put("acks", "-1");
        configuration.put("enable.idempotence", "true");
        configuration.put("max.in.flight.requests.per.connection", 1);

        KafkaEventPublisher.of(configuration).close();
    }

    @Test
    void settings_that_kafka_does_not_take_are_refused() {
        assertThatThrownBy(() -> KafkaEventPublisher.of(
                        Map.of("bootstrap.servers", "localhost:1", "request.timeout.ms", "soon")))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("request.timeout.ms");
        assertThatThrownBy(() -> KafkaEventPublisher.of(Map.of("linger.ms", 0)))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("bootstrap.servers");
        assertThatThrownBy(() -> KafkaEventPublisher.of(Map.of(1, "one"))).isInstanceOf(InvalidValueException.class);
    }
}
