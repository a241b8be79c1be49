package io.allocation.adapters.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.allocation.bus.Command;
import io.allocation.bus.MessageBus;
import io.allocation.domain.Allocation;
import io.allocation.domain.AllocationPolicy;
import io.allocation.domain.AllocationResult.Allocated;
import io.allocation.domain.Batch;
import io.allocation.domain.OrderId;
import io.allocation.domain.OrderLine;
import io.allocation.domain.OutOfStock;
import io.allocation.domain.Product;
import io.allocation.domain.Sku;
import io.allocation.ports.Verification;
import io.allocation.ports.Work;
import io.allocation.service.Allocate;
import io.allocation.service.AllocationService;
import io.allocation.service.ReceiveBatch;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** More threads and harder work than the contract of every store asks for, with the bus and its standard retries. */
class ManyThreadsTest {

    private static final int THREADS = 32;

    private interface Scene {
        void play(JdbcStore store) throws InterruptedException;
    }

    private static void on(Engine engine, Scene scene) throws InterruptedException {
        String url = engine.lease();
        try (HikariDataSource pool = PoolSetting.STANDARD.pool(url)) {
            JdbcStore store = JdbcStore.on(pool);
            scene.play(store);
            assertThat(store.verify()).matches(Verification::isClean);
        }
        engine.giveBack(url);
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL", "MARIADB"})
    void one_sku_until_it_is_sold_out(Engine engine) throws InterruptedException {
        int stock = 480;
        int demand = 640;
        on(engine, store -> {
            MessageBus bus = AllocationService.on(store);
            IntStream.range(0, 4).forEach(i -> bus.handle(ReceiveBatch.onHand("LAMP", "B" + i, stock / 4)));
            List<List<Object>> answers = Crowd.of(THREADS, thread -> () -> {
                List<Object> own = new ArrayList<>();
                for (int i = thread; i < demand; i += THREADS) {
                    own.add(bus.handle(Allocate.of("order-" + i, "LAMP", 1)));
                }
                return own;
            });
            List<Object> all = answers.stream().flatMap(List::stream).toList();
            assertThat(all).filteredOn(Allocated.class::isInstance).hasSize(stock);
            assertThat(all).filteredOn(OutOfStock.class::isInstance).hasSize(demand - stock);
            assertThat(store.batchesOf(new Sku("LAMP")))
                    .extracting(Batch::available)
                    .containsOnly(0L);
            assertThat(IntStream.range(0, demand)
                            .mapToObj(i -> store.allocationsOf(new OrderId("order-" + i)))
                            .filter(held -> !held.isEmpty()))
                    .hasSize(stock)
                    .allMatch(held -> held.size() == 1);
        });
    }

    /** A whole order, of several SKUs, in one unit of work. */
    private record AllocateOrder(List<OrderLine> lines) implements Command<List<Allocation>> {

        List<Allocation> carryOut(Work work) {
            List<Allocation> claims = new ArrayList<>();
            for (OrderLine line : lines) {
                Product product = work.products().get(line.sku()).orElseThrow();
                product.allocate(line, AllocationPolicy.standard(), LocalDate.EPOCH);
                claims.addAll(product.allocationsOf(line.orderId()));
            }
            return claims;
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL", "MARIADB"})
    void orders_of_the_same_skus_in_every_order(Engine engine) throws InterruptedException {
        int skus = 6;
        int orders = 8;
        on(engine, store -> {
            MessageBus bus = AllocationService.builder(store)
                    .command(AllocateOrder.class, AllocateOrder::carryOut)
                    .build();
            IntStream.range(0, skus).forEach(i -> bus.handle(ReceiveBatch.onHand("SKU-" + i, "B", 1_000)));
            Set<String> allocated = new HashSet<>(Crowd.of(8, thread -> () -> {
                        Random random = new Random(thread);
                        List<String> own = new ArrayList<>();
                        for (int i = 0; i < orders; i++) {
                            List<OrderLine> lines = lines("order-" + (thread * orders + i), skus, random);
                            bus.handle(new AllocateOrder(lines)).forEach(claim -> own.add(claim.toString()));
                        }
                        return own;
                    })
                    .stream()
                    .flatMap(List::stream)
                    .toList());
            assertThat(allocated).hasSize(8 * orders * skus);
            IntStream.range(0, skus)
                    .forEach(i -> assertThat(store.batchesOf(new Sku("SKU-" + i)))
                            .extracting(Batch::allocated)
                            .containsExactly(8L * orders));
        });
    }

    private static List<OrderLine> lines(String order, int skus, Random random) {
        List<OrderLine> lines = new ArrayList<>();
        IntStream.range(0, skus).forEach(i -> lines.add(OrderLine.of(order, "SKU-" + i, 1)));
        Collections.shuffle(lines, random);
        return lines;
    }
}
