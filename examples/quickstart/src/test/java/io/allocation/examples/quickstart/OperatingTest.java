package io.allocation.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.allocation.adapters.jdbc.JdbcStore;
import io.allocation.adapters.json.JsonCodec;
import io.allocation.adapters.memory.InMemoryPublisher;
import io.allocation.bus.BusListener;
import io.allocation.bus.BusReport;
import io.allocation.bus.MessageBus;
import io.allocation.domain.BatchReceived;
import io.allocation.domain.Sku;
import io.allocation.messaging.EventEncoder;
import io.allocation.messaging.MessageTypes;
import io.allocation.messaging.Relay;
import io.allocation.ports.MessageId;
import io.allocation.ports.Verification;
import io.allocation.service.Allocate;
import io.allocation.service.AllocationService;
import io.allocation.service.ReceiveBatch;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the page about operating shows. */
class OperatingTest {

    private final JdbcConnectionPool dataSource =
            JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "");
    private final JdbcStore store = JdbcStore.on(dataSource)
            .withOutbox(new EventEncoder(MessageTypes.standard(), JsonCodec.standard(), Clock.systemUTC()));

    @AfterEach
    void close() {
        dataSource.dispose();
    }

    private interface Metrics {
        void count(String name);
    }

    @Test
    void a_listener_counts_what_the_bus_has_to_tell() {
        store.createSchema();
        List<String> counted = new ArrayList<>();
        Metrics metrics = counted::add;

        BusListener log = BusListener.logging(); // stays, unless it is left out
        MessageBus bus = AllocationService.builder(store)
                .afterCommit(BatchReceived.class, event -> {
                    throw new IllegalStateException("no mail server");
                })
                .listener(report -> {
                    log.hear(report);
                    if (report instanceof BusReport.AfterCommitFailed) {
                        metrics.count("after-commit.failed");
                    } else if (report instanceof BusReport.Conflict) {
                        metrics.count("conflicts");
                    }
                })
                .build();

        bus.handle(ReceiveBatch.onHand("LAMP", "B-1", 10));
        assertThat(counted).containsExactly("after-commit.failed");
    }

    @Test
    void the_store_recounts_itself_and_forgets_messages() {
        store.createSchema();
        MessageBus bus = AllocationService.on(store);
        bus.handle(ReceiveBatch.onHand("LAMP", "B-1", 10));
        bus.handleOnce(new MessageId("allocation", "/shop", "4711"), Allocate.of("order-1", "LAMP", 6));

        Verification found = store.verify();
        if (!found.isClean()) {
            System.out.println(found); // which counters of which batches, what they say and what was counted
        }
        long forgotten = store.forget(Instant.now().minus(Duration.ofDays(30)));

        assertThat(found).hasToString("counters verified: 1 batches, 0 differences");
        assertThat(forgotten).isZero();
    }

    @Test
    void a_relay_publishes_what_there_is_before_it_stops() throws InterruptedException {
        store.createSchema();
        InMemoryPublisher publisher = new InMemoryPublisher();
        AllocationService.on(store).handle(ReceiveBatch.onHand("LAMP", "B-1", 10));
        Relay relay = Relay.of(store.outbox(), publisher).start();

        boolean published = relay.drain(Duration.ofSeconds(30)); // optional: what is left is published next time
        boolean finished = relay.stop(Duration.ofSeconds(30));

        assertThat(published).isTrue();
        assertThat(finished).isTrue();
        assertThat(publisher.messages(new Sku("LAMP"))).hasSize(1);
    }
}
