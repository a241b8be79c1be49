package io.allocation.adapters.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.allocation.bus.JoinedBus;
import io.allocation.bus.MessageBus;
import io.allocation.domain.AllocationPolicy;
import io.allocation.domain.Event;
import io.allocation.domain.OrderId;
import io.allocation.domain.OrderLine;
import io.allocation.domain.OutOfStock;
import io.allocation.domain.Sku;
import io.allocation.domain.UnknownSkuException;
import io.allocation.ports.ConcurrencyException;
import io.allocation.ports.Locking;
import io.allocation.ports.StoreException;
import io.allocation.ports.UnitOfWork;
import io.allocation.ports.UnitOfWorkFactory;
import io.allocation.servers.TestServers;
import io.allocation.service.Allocate;
import io.allocation.service.AllocationService;
import io.allocation.service.ReceiveBatch;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Units of work inside a transaction of the caller's, who saves orders in a table of his own. */
class JoinedTransactionTest {

    private static final Sku LAMP = new Sku("LAMP");

    private final List<Event> heard = new ArrayList<>();
    private Engine engine = Engine.H2;
    private String url = "";
    private JdbcStore store;
    private MessageBus bus;
    private Connection mine;

    private void on(Engine chosen) throws SQLException {
        engine = chosen;
        url = engine.lease();
        store = JdbcStore.on(TestServers.dataSource(url));
        bus = AllocationService.builder(store)
                .afterCommit(Event.class, heard::add)
                .build();
        bus.handle(ReceiveBatch.onHand("LAMP", "B1", 10));
        heard.clear();
        mine = TestServers.dataSource(url).getConnection();
        sql("CREATE TABLE IF NOT EXISTS my_order (id varchar(20))");
        sql("DELETE FROM my_order");
        mine.setAutoCommit(false);
    }

    @AfterEach
    void giveBack() throws SQLException {
        mine.close();
        engine.giveBack(url);
    }

    private void sql(String sql) throws SQLException {
        try (Statement statement = mine.createStatement()) {
            statement.execute(sql);
        }
    }

    private int savedOrders() throws SQLException {
        try (Statement statement = mine.createStatement();
                ResultSet count = statement.executeQuery("SELECT count(*) FROM my_order")) {
            count.next();
            return count.getInt(1);
        }
    }

    private long allocated() {
        return store.batchesOf(LAMP).get(0).allocated();
    }

    @ParameterizedTest
    @EnumSource
    void an_order_and_its_allocation_are_committed_together(Engine on) throws SQLException {
        on(on);
        JoinedBus joined = bus.join(store.joining(mine));
        sql("INSERT INTO my_order VALUES ('order-1')");
        joined.handle(Allocate.of("order-1", "LAMP", 4));
        joined.handle(Allocate.of("order-2", "LAMP", 5));

        assertThat(allocated()).as("before the commit").isZero();
        mine.commit();
        joined.committed();

        assertThat(allocated()).isEqualTo(9);
        assertThat(savedOrders()).isEqualTo(1);
        assertThat(heard).hasSize(2);
        assertThat(mine.isClosed()).isFalse();
        assertThat(mine.getAutoCommit()).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void an_order_and_its_allocation_are_rolled_back_together(Engine on) throws SQLException {
        on(on);
        JoinedBus joined = bus.join(store.joining(mine));
        sql("INSERT INTO my_order VALUES ('order-1')");
        joined.handle(Allocate.of("order-1", "LAMP", 4));
        joined.handle(ReceiveBatch.onHand("CHAIR", "B1", 4));
        mine.rollback();

        assertThat(allocated()).isZero();
        assertThat(store.batchesOf(new Sku("CHAIR"))).isEmpty();
        assertThat(savedOrders()).isZero();
        assertThat(heard).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void a_command_that_fails_leaves_the_rest_of_the_transaction_as_it_was(Engine on) throws SQLException {
        on(on);
        JoinedBus joined = bus.join(store.joining(mine));
        sql("INSERT INTO my_order VALUES ('order-1')");
        joined.handle(Allocate.of("order-1", "LAMP", 4));
        assertThatExceptionOfType(UnknownSkuException.class)
                .isThrownBy(() -> joined.handle(Allocate.of("order-1", "CHAIR", 1)));
        mine.commit();

        assertThat(allocated()).isEqualTo(4);
        assertThat(savedOrders()).isEqualTo(1);
    }

    /** The check of the database refuses the second of two products: the first must not stay either. */
    @ParameterizedTest
    @EnumSource
    void a_unit_of_work_that_cannot_be_stored_leaves_nothing_in_the_transaction(Engine on) throws SQLException {
        on(on);
        bus.handle(ReceiveBatch.onHand("TABLE", "B1", 10));
        sql("INSERT INTO my_order VALUES ('order-1')");
        try (UnitOfWork unitOfWork = store.joining(mine).begin(Locking.OPTIMISTIC)) {
            allocateOne(unitOfWork, "LAMP");
            allocateOne(unitOfWork, "TABLE");
            sql("UPDATE allocation_product SET version = 7 WHERE sku = 'TABLE'");
            assertThatExceptionOfType(ConcurrencyException.class).isThrownBy(unitOfWork::commit);
        }
        sql("UPDATE allocation_product SET version = 1 WHERE sku = 'TABLE'");
        mine.commit();

        assertThat(allocated()).isZero();
        assertThat(store.allocationsOf(new OrderId("order-1"))).isEmpty();
        assertThat(version("LAMP"))
                .as("version of the first, which could be stored")
                .isEqualTo(1);
        assertThat(savedOrders()).isEqualTo(1);
        assertThat(bus.handle(Allocate.of("order-1", "LAMP", 1))).isNotNull();
    }

    private long version(String sku) {
        try (UnitOfWork unitOfWork = store.begin(Locking.OPTIMISTIC)) {
            return unitOfWork.products().get(new Sku(sku)).orElseThrow().version();
        }
    }

    private static void allocateOne(UnitOfWork unitOfWork, String sku) {
        unitOfWork
                .products()
                .get(new Sku(sku))
                .orElseThrow()
                .allocate(OrderLine.of("order-1", sku, 1), AllocationPolicy.standard(), LocalDate.EPOCH);
    }

    /** The caller has looked before. H2's snapshot is of the tables that he looked at; the others' of everything. */
    @ParameterizedTest
    @EnumSource
    void a_transaction_that_sees_an_old_state_meets_a_conflict_at_once(Engine on) throws SQLException {
        on(on);
        mine.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        assertThat(savedOrders()).isZero();
        bus.handle(Allocate.of("faster", "LAMP", 10));
        heard.clear();

        JoinedBus joined = bus.join(store.joining(mine));
        if (on == Engine.H2) {
            assertThat(joined.handle(Allocate.of("order-1", "LAMP", 1))).isInstanceOf(OutOfStock.class);
        } else {
            assertThatExceptionOfType(ConcurrencyException.class)
                    .isThrownBy(() -> joined.handle(Allocate.of("order-1", "LAMP", 1)));
        }
        mine.rollback();

        assertThat(allocated()).isEqualTo(10);
        assertThat(store.verify().isClean()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void without_a_transaction_there_is_nothing_to_join(Engine on) throws SQLException {
        on(on);
        mine.setAutoCommit(true);
        assertThatIllegalStateException()
                .isThrownBy(() -> store.joining(mine))
                .withMessage("there is no transaction to join: auto-commit is on");
    }

    @ParameterizedTest
    @EnumSource
    void a_closed_connection_cannot_be_joined(Engine on) throws SQLException {
        on(on);
        UnitOfWorkFactory joining = store.joining(mine);
        mine.close();
        assertThatThrownBy(() -> store.joining(mine)).isInstanceOf(StoreException.class);
        assertThatThrownBy(() -> bus.join(joining).handle(Allocate.of("order-1", "LAMP", 1)))
                .isInstanceOf(StoreException.class)
                .hasMessageMatching("could not (lock|load) product LAMP.*: .*");
    }
}
