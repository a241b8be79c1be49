package io.allocation.spring;

import io.allocation.bus.MessageBus;
import io.micrometer.observation.ObservationRegistry;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Has commands traced, if somebody observes. */
@AutoConfiguration(
        after = AllocationAutoConfiguration.class,
        afterName = "org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration")
@ConditionalOnClass(ObservationRegistry.class)
@ConditionalOnSingleCandidate(ObservationRegistry.class)
@ConditionalOnBean(MessageBus.class)
class ObservationAutoConfiguration {

    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE + 1)
    ObservedCommands allocationObservedCommands(ObservationRegistry observations) {
        return new ObservedCommands(observations);
    }
}
