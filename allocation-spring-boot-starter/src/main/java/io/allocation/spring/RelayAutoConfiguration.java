package io.allocation.spring;

import io.allocation.adapters.jdbc.JdbcStore;
import io.allocation.domain.InvalidValueException;
import io.allocation.messaging.EventPublisher;
import io.allocation.messaging.RelayListener;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.context.annotation.Bean;

/** Brings events to the publishers that there are. */
@AutoConfiguration(after = {AllocationAutoConfiguration.class, KafkaAutoConfiguration.class})
@ConditionalOnSingleCandidate(JdbcStore.class)
@ConditionalOnBean(EventPublisher.class)
@ConditionalOnProperty(name = "allocation.relay.enabled", matchIfMissing = true)
class RelayAutoConfiguration {

    @Bean
    RelayLifecycle allocationRelay(
            JdbcStore store,
            ObjectProvider<EventPublisher> publishers,
            ObjectProvider<RelayListener> listeners,
            AllocationProperties properties) {
        requireOutbox(store, properties.outbox());
        return new RelayLifecycle(
                store.outbox(),
                EventPublisher.all(publishers.orderedStream().toList()),
                listeners.orderedStream().toList(),
                properties.relay());
    }

    /** A relay on what nobody writes to would look as if all was well. */
    private static void requireOutbox(JdbcStore store, AllocationProperties.Outbox outbox) {
        if (!store.writesOutbox() && !Boolean.FALSE.equals(outbox.enabled())) {
            throw new InvalidValueException(
                    "JdbcStore",
                    store,
                    "writes no outbox, so no event would be published; make it with withOutbox, or say"
                            + " allocation.outbox.enabled=false if others write what is published here");
        }
    }
}
