package io.allocation.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.allocation.adapters.jdbc.JdbcStore;
import io.allocation.adapters.kafka.KafkaEventPublisher;
import io.allocation.brokers.TestBroker;
import io.allocation.brokers.TestBrokers;
import io.allocation.messaging.Relay;
import io.allocation.messaging.RelayReport;
import io.allocation.ports.Verification;
import io.allocation.servers.TestServers;
import java.time.Duration;
import java.util.HashSet;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is committed arrives, in order for each SKU, whoever dies on the way. */
class EventsOutTest {

    private static final int PARTITIONS = 4;
    private static final int SOME = 300;

    /** How long the broker is away; {@code PT1M} for a longer look. */
    private static final Duration OUTAGE = Duration.parse(System.getProperty("allocation.test.outage", "PT8S"));

    private final String url = TestServers.postgres().newDatabase();
    private World world;
    private HikariDataSource pool;
    private JdbcStore store;

    @BeforeEach
    void open() {
        open(TestBrokers.shared());
    }

    private void open(TestBroker broker) {
        world = new World(url, broker.bootstrapServers(), broker.newTopic(PARTITIONS));
        if (pool == null) {
            pool = world.pool();
            store = World.store(pool);
            World.stockUp(store);
        }
    }

    @AfterEach
    void drop() {
        pool.close();
        TestServers.postgres().drop(url);
    }

    /** By a relay that outlives the others. */
    private Arrivals everything() throws Exception {
        try (KafkaEventPublisher publisher = world.publisher();
                Relay relay = World.relay(store, publisher).build().start()) {
            Patience.await("an empty outbox", () -> store.outbox().backlog().events() == 0);
            assertThat(relay.drain(Duration.ofMinutes(1))).isTrue();
        }
        assertThat(store.verify()).matches(Verification::isClean);
        return Arrivals.in(world);
    }

    @Test
    void two_relays_publish_what_four_producers_commit_once_as_a_rule() throws Exception {
        try (KafkaEventPublisher one = world.publisher();
                KafkaEventPublisher other = world.publisher();
                Relay first = World.relay(store, one).build().start();
                Relay second = World.relay(store, other).build().start()) {
            try (Sellers sellers = Sellers.start(4, "order", World.bus(store), order -> {})) {
                sellers.awaitSold(3 * SOME);
            }
            assertThat(first.drain(Duration.ofMinutes(1))).isTrue();
            assertThat(second.drain(Duration.ofMinutes(1))).isTrue();
        }
        everything().areComplete();
    }

    @Test
    void relays_that_are_killed_lose_nothing() throws Exception {
        try (Sellers sellers = Sellers.start(2, "order", World.bus(store), order -> {})) {
            for (int i = 0; i < 3; i++) {
                try (Child relay = Child.start(RelayProgram.class, world.arguments())) {
                    relay.awaitSaid("published", 5 + i);
                    relay.kill();
                }
            }
            sellers.awaitSold(SOME);
        }
        everything().areComplete();
    }

    @ParameterizedTest
    @ValueSource(strings = {"killed", "before", "after"})
    void an_application_that_dies_loses_nothing_that_it_acknowledged(String dies) throws Exception {
        Set<String> sold = new HashSet<>();
        for (String name : new String[] {"first", "second"}) {
            try (Child application = Child.start(SellerProgram.class, world.arguments(name, dies))) {
                application.awaitSaid("sold", dies.equals("killed") ? SOME : 1);
                if (dies.equals("killed")) {
                    application.kill();
                } else {
                    application.awaitEnd();
                }
                sold.addAll(application.said("sold"));
            }
        }
        Arrivals arrivals = everything();
        arrivals.areComplete();
        assertThat(arrivals.orders()).hasSizeGreaterThan(SOME / 10).containsAll(sold);
        if (dies.equals("after")) {
            assertThat(arrivals.again()).as("published, but not known to be").isPositive();
        }
    }

    @Test
    void a_broker_that_is_killed_and_stays_away_holds_up_nobody_and_misses_nothing() throws Exception {
        try (TestBroker broker = TestBrokers.start()) {
            open(broker);
            Queue<RelayReport> reports = new ConcurrentLinkedQueue<>();
            try (KafkaEventPublisher publisher = world.publisher();
                    Relay relay = World.relay(store, publisher)
                            .listener(reports::add)
                            .measureEvery(Duration.ofMillis(500))
                            .build();
                    Sellers sellers = Sellers.start(2, "order", World.bus(store), order -> {})) {
                relay.start();
                sellers.awaitSold(SOME);
                broker.kill();
                int before = sellers.sold();
                Patience.pass(OUTAGE);
                assertThat(sellers.sold()).as("sold without a broker").isGreaterThan(before + SOME);
                assertThat(store.outbox().backlog().events()).isGreaterThan(SOME);
                broker.restart();
                int after = sellers.sold();
                sellers.awaitSold(after + SOME);
            }
            assertThat(reports)
                    .anyMatch(RelayReport.Unavailable.class::isInstance)
                    .anyMatch(report -> report instanceof RelayReport.Measured measured
                            && measured.backlog().events() > SOME);
            everything().areComplete();
        }
    }
}
