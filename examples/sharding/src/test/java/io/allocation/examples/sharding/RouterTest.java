package io.allocation.examples.sharding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.allocation.adapters.jdbc.JdbcStore;
import io.allocation.bus.MessageBus;
import io.allocation.domain.OrderId;
import io.allocation.domain.Sku;
import io.allocation.ports.MessageId;
import io.allocation.ports.StoreException;
import io.allocation.ports.Verification;
import io.allocation.servers.TestServers;
import io.allocation.service.Allocate;
import io.allocation.service.AllocationService;
import io.allocation.service.ReceiveBatch;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two SKUs, in different databases, and one store. */
class RouterTest {

    private static final OrderId ORDER = new OrderId("order-1");

    private static Shards shards;
    private static Router router;
    private static JdbcStore store;
    private static MessageBus bus;

    @BeforeAll
    static void receive() throws SQLException {
        shards = Shards.open(List.of(
                TestServers.postgres().newDatabase(), TestServers.postgres().newDatabase()));
        router = Router.over(shards.pools());
        store = router.store();
        bus = AllocationService.on(store);
        bus.handle(ReceiveBatch.onHand("LAMP-0", "B-1", 10));
        bus.handle(ReceiveBatch.onHand("LAMP-1", "B-1", 1));
        bus.handle(Allocate.of("order-1", "LAMP-0", 1));
        bus.handle(Allocate.of("order-1", "LAMP-1", 1));
    }

    @AfterAll
    static void close() throws SQLException {
        router.close();
        shards.close();
    }

    @Test
    void an_order_s_lines_come_from_both_databases() {
        assertThat(store.allocationsOf(ORDER))
                .extracting(claim -> claim.line().sku().value())
                .containsExactly("LAMP-0", "LAMP-1");
        assertThat(shards.all())
                .allSatisfy(
                        shard -> assertThat(shard.store().allocationsOf(ORDER)).hasSize(1));
        assertThat(shards.allocationsOf(ORDER)).hasSize(2);
    }

    @Test
    void products_are_listed_across_databases() {
        assertThat(store.skus("LAMP-", 1)).containsExactly(new Sku("LAMP-0"));
        assertThat(store.skus("LAMP-", 10)).containsExactly(new Sku("LAMP-0"), new Sku("LAMP-1"));
    }

    @Test
    void there_is_no_outbox() {
        assertThatThrownBy(() -> store.withOutbox(Shards.encoder()))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("no outbox behind a router");
    }

    @Test
    void there_is_no_inbox_but_one_in_the_database_of_the_sku() {
        MessageId message = new MessageId("allocation", "/shop", "4711");
        assertThatThrownBy(() -> bus.handleOnce(message, Allocate.of("order-2", "LAMP-0", 1)))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("no inbox behind a router");
        assertThat(store.allocationsOf(new OrderId("order-2"))).isEmpty();

        Allocate command = Allocate.of("order-2", "LAMP-0", 1);
        assertThat(shards.busOf(command.sku()).handleOnce(message, command)).isPresent();
        assertThat(shards.busOf(command.sku()).handleOnce(message, command)).isEqualTo(Optional.empty());
    }

    @Test
    void each_database_is_verified_by_itself() {
        assertThat(shards.all())
                .allSatisfy(shard -> assertThat(shard.store().verify()).matches(Verification::isClean));
    }
}
