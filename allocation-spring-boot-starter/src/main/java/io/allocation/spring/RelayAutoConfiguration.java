package io.allocation.spring;

import io.allocation.adapters.jdbc.JdbcStore;
import io.allocation.messaging.EventPublisher;
import io.allocation.messaging.RelayListener;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;

/** Brings events to the publishers that there are. */
@AutoConfiguration(after = {AllocationAutoConfiguration.class, KafkaAutoConfiguration.class})
@ConditionalOnBean({JdbcStore.class, EventPublisher.class})
@ConditionalOnProperty(name = "allocation.relay.enabled", matchIfMissing = true)
class RelayAutoConfiguration {

    @Bean
    RelayLifecycle allocationRelay(
            JdbcStore store,
            ObjectProvider<EventPublisher> publishers,
            ObjectProvider<RelayListener> listeners,
            AllocationProperties properties) {
        return new RelayLifecycle(
                store.outbox(),
                EventPublisher.all(publishers.orderedStream().toList()),
                listeners.orderedStream().toList(),
                properties.relay());
    }
}
