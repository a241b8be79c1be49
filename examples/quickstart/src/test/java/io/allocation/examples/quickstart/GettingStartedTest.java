package io.allocation.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.allocation.adapters.jdbc.JdbcStore;
import io.allocation.adapters.memory.InMemoryStore;
import io.allocation.bus.MessageBus;
import io.allocation.domain.Allocation;
import io.allocation.domain.AllocationResult;
import io.allocation.domain.Batch;
import io.allocation.domain.OrderId;
import io.allocation.domain.OutOfStock;
import io.allocation.domain.Sku;
import io.allocation.domain.UnknownSkuException;
import io.allocation.service.Allocate;
import io.allocation.service.AllocationService;
import io.allocation.service.ChangeLineQuantity;
import io.allocation.service.MarkBatchArrived;
import io.allocation.service.ReceiveBatch;
import io.allocation.service.ShipLine;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From nothing to an allocated line, as the guide tells it. */
class GettingStartedTest {

    private static String told(AllocationResult answer) {
        if (answer instanceof AllocationResult.Allocated yes) {
            return "got " + yes.allocations().get(0).batch();
        } else if (answer instanceof AllocationResult.AlreadyAllocated same) {
            return "had " + same.allocations().get(0).batch() + " already";
        } else if (answer instanceof OutOfStock no) {
            return no.shortfall() + " too few";
        }
        throw new AssertionError(answer); // there is no other
    }

    @Test
    void a_line_is_allocated_in_memory() {
        InMemoryStore store = new InMemoryStore();
        MessageBus bus = AllocationService.on(store);

        bus.handle(ReceiveBatch.onHand("LAMP", "B-1", 10));
        bus.handle(ReceiveBatch.inbound("LAMP", "SHIP-7", 20, LocalDate.of(2026, 3, 1)));
        AllocationResult answer = bus.handle(Allocate.of("order-1", "LAMP", 6));

        assertThat(told(answer)).isEqualTo("got B-1");
        assertThat(told(bus.handle(Allocate.of("order-1", "LAMP", 6)))).isEqualTo("had B-1 already");
        assertThat(told(bus.handle(Allocate.of("order-2", "LAMP", 30)))).isEqualTo("10 too few");

        bus.handle(ChangeLineQuantity.of("order-1", "LAMP", 4)); // four in all, not four more; zero cancels the line
        bus.handle(ShipLine.of("order-1", "LAMP")); // the goods have left
        bus.handle(MarkBatchArrived.of("LAMP", "SHIP-7")); // the shipment is stock on hand now

        List<Allocation> held = store.allocationsOf(new OrderId("order-1")); // of every SKU
        List<Batch> open = store.availabilityOf(new Sku("LAMP")); // what can still be promised, batch by batch
        List<Batch> ever = store.batchesOf(new Sku("LAMP")); // used up ones too
        List<Sku> found = store.skus("LA", 10); // those that begin so
        List<Sku> none = store.soldOut(null, 10); // those of which nothing is left

        assertThat(held).singleElement().matches(Allocation::shipped);
        assertThat(open).extracting(Batch::available).containsExactly(6L, 20L);
        assertThat(ever).hasSize(2).allMatch(Batch::isOnHand);
        assertThat(found).containsExactly(new Sku("LAMP"));
        assertThat(none).isEmpty();
        assertThatThrownBy(() -> bus.handle(Allocate.of("order-1", "LAPM", 1))).isInstanceOf(UnknownSkuException.class);
    }

    @Test
    void a_line_is_allocated_in_a_database_and_is_there_when_it_is_opened_again(@TempDir Path directory) {
        String url = "jdbc:h2:file:" + directory.resolve("shop") + ";WRITE_DELAY=0";
        try (HikariDataSource pool = new HikariDataSource(settings(url))) {
            JdbcStore store = JdbcStore.on(pool);
            store.createSchema();
            MessageBus bus = AllocationService.on(store);
            bus.handle(ReceiveBatch.onHand("LAMP", "B-1", 10));
            bus.handle(Allocate.of("order-1", "LAMP", 6));
        }
        try (HikariDataSource pool = new HikariDataSource(settings(url))) {
            MessageBus bus = AllocationService.on(JdbcStore.on(pool));
            assertThat(told(bus.handle(Allocate.of("order-1", "LAMP", 6)))).isEqualTo("had B-1 already");
        }
    }

    private static HikariConfig settings(String url) {
        HikariConfig settings = new HikariConfig();
        settings.setJdbcUrl(url);
        settings.setMaximumPoolSize(10);
        settings.setConnectionTimeout(5_000); // how long a command waits while the database is away
        return settings;
    }
}
