package io.allocation.spring;

import io.allocation.bus.MessageBus;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;

/** Tells whether all is well, if somebody asks. */
@AutoConfiguration(
        after = {AllocationAutoConfiguration.class, KafkaAutoConfiguration.class, RelayAutoConfiguration.class})
@ConditionalOnClass(HealthIndicator.class)
@ConditionalOnBean(MessageBus.class)
@ConditionalOnProperty(name = "management.health.allocation.enabled", matchIfMissing = true)
class HealthAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean(name = {"allocationHealthIndicator", "allocationHealthContributor"})
    AllocationHealth allocationHealthIndicator(ObjectProvider<Worker> workers) {
        return new AllocationHealth(workers);
    }
}
