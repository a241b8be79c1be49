/**
 * Publishes events to Kafka and takes commands from it: {@link io.allocation.adapters.kafka.KafkaEventPublisher} and
 * {@link io.allocation.adapters.kafka.CommandConsumer}.
 */
module io.allocation.adapters.kafka {
    requires transitive io.allocation.domain;
    requires transitive io.allocation.ports;
    requires kafka.clients;
    requires org.slf4j;
    requires static org.jspecify;

    exports io.allocation.adapters.kafka;
}
