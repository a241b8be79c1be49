package io.allocation.spring;

import io.allocation.adapters.kafka.CommandListener;
import io.allocation.bus.MessageBus;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Measures, if there is somewhere to tell it. */
@AutoConfiguration(
        after = {AllocationAutoConfiguration.class, RelayAutoConfiguration.class},
        afterName = {
            "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration",
            "org.springframework.boot.micrometer.metrics.autoconfigure.export.simple.SimpleMetricsExportAutoConfiguration"
        })
@ConditionalOnClass(MeterRegistry.class)
@ConditionalOnSingleCandidate(MeterRegistry.class)
@ConditionalOnBean(MessageBus.class)
class MetricsAutoConfiguration {

    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    CountedCommands allocationCountedCommands(MeterRegistry meters) {
        return new CountedCommands(meters);
    }

    @Bean
    BusMeters allocationBusMeters(MeterRegistry meters) {
        return new BusMeters(meters);
    }

    @Bean
    @ConditionalOnBean(RelayLifecycle.class)
    RelayMeters allocationRelayMeters(MeterRegistry meters) {
        return new RelayMeters(meters);
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(CommandListener.class)
    static class OfKafka {

        @Bean
        @ConditionalOnBean(ConsumerLifecycle.class)
        ConsumerMeters allocationConsumerMeters(MeterRegistry meters) {
            return new ConsumerMeters(meters);
        }
    }
}
