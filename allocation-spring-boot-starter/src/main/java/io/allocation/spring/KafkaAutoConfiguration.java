package io.allocation.spring;

import io.allocation.adapters.kafka.CommandConsumer;
import io.allocation.adapters.kafka.CommandListener;
import io.allocation.adapters.kafka.KafkaEventPublisher;
import io.allocation.bus.MessageBus;
import io.allocation.domain.InvalidValueException;
import io.allocation.messaging.CommandDecoder;
import io.allocation.messaging.MessageCodec;
import io.allocation.messaging.MessageTypes;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaTemplate;

/** Publishes to Kafka, and takes commands from it, if the adapter is there and a broker is told. */
@AutoConfiguration(
        after = AllocationAutoConfiguration.class,
        afterName = "org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration")
@ConditionalOnClass(KafkaEventPublisher.class)
@ConditionalOnSingleCandidate(MessageBus.class)
@ConditionalOnProperty(name = "allocation.kafka.enabled", matchIfMissing = true)
class KafkaAutoConfiguration {

    @Configuration(proxyBeanMethods = false)
    @Order(1)
    @ConditionalOnClass(KafkaTemplate.class)
    @ConditionalOnSingleCandidate(KafkaTemplate.class)
    static class OfSpringKafka {

        @Bean
        Broker allocationBroker(
                KafkaTemplate<?, ?> template,
                ObjectProvider<ConsumerFactory<?, ?>> consumers,
                AllocationProperties properties) {
            ConsumerFactory<?, ?> consumer = consumers.getIfUnique();
            return Broker.of(
                    template.getProducerFactory().getConfigurationProperties(),
                    consumer == null ? Map.of() : consumer.getConfigurationProperties(),
                    properties.kafka().properties());
        }
    }

    @Configuration(proxyBeanMethods = false)
    @Order(2)
    @ConditionalOnMissingBean(Broker.class)
    @ConditionalOnProperty("allocation.kafka.properties.bootstrap.servers")
    static class OfProperties {

        @Bean
        Broker allocationBroker(AllocationProperties properties) {
            return Broker.of(Map.of(), Map.of(), properties.kafka().properties());
        }
    }

    @Bean
    @ConditionalOnBean(Broker.class)
    @ConditionalOnMissingBean
    @ConditionalOnProperty(name = "allocation.kafka.events.enabled", matchIfMissing = true)
    KafkaEventPublisher allocationKafkaPublisher(Broker broker, AllocationProperties properties) {
        return KafkaEventPublisher.builder(broker.producer())
                .topic(properties.kafka().events().topic())
                .build();
    }

    @Bean
    @ConditionalOnBean(Broker.class)
    @ConditionalOnProperty("allocation.kafka.commands.enabled")
    ConsumerLifecycle allocationCommandConsumer(
            Broker broker,
            MessageBus bus,
            MessageTypes types,
            MessageCodec codec,
            ObjectProvider<CommandListener> listeners,
            AllocationProperties properties) {
        AllocationProperties.Commands commands = properties.kafka().commands();
        requireMembers(broker, commands.consumers());
        CommandConsumer.Builder builder = CommandConsumer.builder(
                        broker.consumer(), bus, new CommandDecoder(types, codec), commands.group())
                .topic(commands.topic())
                .retry(commands.retry().policy())
                .listener(ConsumerLifecycle.all(listeners.orderedStream().toList()));
        if (commands.deadLetterTopic() != null) {
            builder.deadLetterTopic(commands.deadLetterTopic());
        }
        return new ConsumerLifecycle(builder, commands.consumers());
    }

    /** Of several that have one name, a group knows but the last. */
    private static void requireMembers(Broker broker, int consumers) {
        Object name = broker.consumer().get(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG);
        if (name != null && consumers > 1) {
            throw new InvalidValueException(
                    "allocation.kafka.properties.group.instance.id", name, "must not be set for several consumers");
        }
    }
}
