package io.allocation.examples.http;

import io.allocation.adapters.jdbc.JdbcStore;
import io.allocation.adapters.json.JsonCodec;
import io.allocation.bus.MessageBus;
import io.allocation.domain.AllocationPolicy;
import io.allocation.messaging.EventEncoder;
import io.allocation.messaging.EventPublisher;
import io.allocation.messaging.MessageTypes;
import io.allocation.messaging.Relay;
import io.allocation.service.AllocationService;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the library together: the store, the bus with the service's own commands, and the relay. */
@Configuration(proxyBeanMethods = false)
class Wiring {

    @Bean
    JdbcStore store(DataSource dataSource, Clock clock) {
        JdbcStore store = JdbcStore.on(dataSource)
                .withOutbox(new EventEncoder(MessageTypes.standard(), JsonCodec.standard(), clock));
        store.createSchema();
        return store;
    }

    @Bean
    MessageBus bus(
            JdbcStore store,
            AllocationPolicy policy,
            Clock clock,
            DeallocateHandler deallocate,
            ChangeQuantityByReferenceHandler changeQuantity,
            ChangeEtaByReferenceHandler changeEta) {
        return AllocationService.builder(store, policy, clock)
                .command(Deallocate.class, deallocate)
                .command(ChangeQuantityByReference.class, changeQuantity)
                .command(ChangeEtaByReference.class, changeEta)
                .build();
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    Relay relay(JdbcStore store, EventPublisher publisher) {
        return Relay.of(store.outbox(), publisher);
    }
}
