package io.allocation.adapters.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.allocation.bus.MessageBus;
import io.allocation.bus.Outcome;
import io.allocation.domain.Allocation;
import io.allocation.domain.AllocationResult;
import io.allocation.domain.AllocationResult.Allocated;
import io.allocation.domain.AllocationResult.AlreadyAllocated;
import io.allocation.domain.Batch;
import io.allocation.domain.OrderId;
import io.allocation.domain.Sku;
import io.allocation.ports.StoreException;
import io.allocation.ports.Verification;
import io.allocation.servers.TestServer;
import io.allocation.servers.TestServers;
import io.allocation.service.Allocate;
import io.allocation.service.AllocationService;
import io.allocation.service.ReceiveBatch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The database server dies in the middle of the work: what it acknowledged is there, and nothing is there by half. */
class CrashTest {

    private static final int SKUS = 5;
    private static final int THREADS = 8;
    private static final int ENOUGH = 400;
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    @Test
    void postgresql_killed_under_load_has_all_that_it_acknowledged() throws InterruptedException {
        try (TestServer server = TestServers.startPostgres()) {
            survivesAKill(server);
        }
    }

    @Test
    void mariadb_killed_under_load_has_all_that_it_acknowledged() throws InterruptedException {
        try (TestServer server = TestServers.startMariaDb()) {
            survivesAKill(server);
        }
    }

    private static void survivesAKill(TestServer server) throws InterruptedException {
        String url = server.newDatabase();
        Map<Integer, List<Allocation>> acknowledged = new ConcurrentHashMap<>();
        int sent;
        try (HikariDataSource pool = PoolSetting.STANDARD.pool(url)) {
            pool.setConnectionTimeout(PATIENCE.toMillis()); // of those who ask for one when the server is dead
            sent = sellUntilItDies(server, prepared(pool), acknowledged);
        }
        assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(ENOUGH);
        assertThat(sent).as("some were under way").isGreaterThan(acknowledged.size());

        server.restart();

        try (HikariDataSource pool = PoolSetting.STANDARD.pool(url)) {
            JdbcStore store = JdbcStore.on(pool);
            acknowledged.forEach(
                    (order, claims) -> assertThat(held(store, order)).isEqualTo(claims));
            assertThat(store.verify()).matches(Verification::isClean);
            goOn(store, sent);
        }
    }

    private static JdbcStore prepared(HikariDataSource pool) {
        JdbcStore store = JdbcStore.on(pool);
        store.createSchema();
        MessageBus bus = AllocationService.on(store);
        IntStream.range(0, SKUS).forEach(i -> bus.handle(ReceiveBatch.onHand("SKU-" + i, "B", 1_000_000)));
        return store;
    }

    /** How many orders were sent; the last of each thread was not answered. */
    private static int sellUntilItDies(TestServer server, JdbcStore store, Map<Integer, List<Allocation>> acknowledged)
            throws InterruptedException {
        MessageBus bus = AllocationService.on(store);
        AtomicInteger orders = new AtomicInteger();
        CountDownLatch enough = new CountDownLatch(ENOUGH);
        List<Object> ends = Crowd.of(THREADS + 1, thread -> () -> {
            if (thread == THREADS) {
                assertThat(enough.await(1, TimeUnit.MINUTES)).isTrue();
                server.kill();
                return "killed";
            }
            return sell(bus, orders, acknowledged, enough);
        });
        assertThat(ends).filteredOn(StoreException.class::isInstance).hasSize(THREADS);
        return orders.get();
    }

    private static StoreException sell(
            MessageBus bus, AtomicInteger orders, Map<Integer, List<Allocation>> acknowledged, CountDownLatch enough) {
        while (true) {
            int order = orders.getAndIncrement();
            try {
                if (bus.handle(allocate(order)) instanceof Allocated answer) {
                    acknowledged.put(order, answer.allocations());
                }
                enough.countDown();
            } catch (StoreException died) {
                return died;
            }
        }
    }

    /** What the order has by this answer. */
    private static long units(Outcome<AllocationResult> outcome) {
        AllocationResult answer = ((Outcome.Answered<AllocationResult>) outcome).answer();
        List<Allocation> held =
                answer instanceof Allocated now ? now.allocations() : ((AlreadyAllocated) answer).allocations();
        return held.stream().mapToLong(Allocation::quantity).sum();
    }

    private static Allocate allocate(int order) {
        return Allocate.of("order-" + order, "SKU-" + order % SKUS, quantity(order));
    }

    private static long quantity(int order) {
        return 1L + order % 3;
    }

    private static List<Allocation> held(JdbcStore store, int order) {
        return store.allocationsOf(new OrderId("order-" + order));
    }

    /** Everything again: who has his stock gets no more, who was not answered gets it now if he has not got it. */
    private static void goOn(JdbcStore store, int sent) {
        List<Outcome<AllocationResult>> outcomes = new ArrayList<>();
        AllocationService.on(store)
                .<AllocationResult>handleAll(
                        IntStream.range(0, sent).mapToObj(CrashTest::allocate).iterator(), outcomes::add);

        assertThat(outcomes.stream().map(CrashTest::units).toList())
                .isEqualTo(
                        IntStream.range(0, sent).mapToObj(CrashTest::quantity).toList());
        assertThat(IntStream.range(0, SKUS)
                        .mapToObj(i -> store.batchesOf(new Sku("SKU-" + i)).get(0))
                        .mapToLong(Batch::allocated)
                        .sum())
                .isEqualTo(
                        IntStream.range(0, sent).mapToLong(CrashTest::quantity).sum());
        assertThat(store.verify()).matches(Verification::isClean);
    }
}
