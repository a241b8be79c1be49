package io.allocation.adapters.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.Mockito.RETURNS_DEEP_STUBS;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.zaxxer.hikari.HikariDataSource;
import io.allocation.bus.MessageBus;
import io.allocation.domain.BatchReference;
import io.allocation.domain.InvalidValueException;
import io.allocation.domain.Sku;
import io.allocation.ports.Locking;
import io.allocation.ports.StoreException;
import io.allocation.ports.UncertainCommitException;
import io.allocation.ports.Verification;
import io.allocation.ports.Verification.Counter;
import io.allocation.ports.Verification.Difference;
import io.allocation.servers.TestServers;
import io.allocation.service.Allocate;
import io.allocation.service.AllocationService;
import io.allocation.service.ReceiveBatch;
import io.allocation.service.ShipLine;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class JdbcStoreTest {

    private static void sql(String url, String... statements) throws SQLException {
        try (Connection connection = TestServers.dataSource(url).getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void the_database_is_found_out(Engine engine) throws SQLException {
        String url = engine.lease();
        try (Connection connection = TestServers.dataSource(url).getConnection()) {
            assertThat(Database.of(connection)).hasToString(engine.name());
        }
        engine.giveBack(url);
    }

    @Test
    void an_unknown_database_is_refused_and_the_known_ones_named() throws SQLException {
        // A mock, for want of a database that is not supported.
        DataSource oracle = mock(RETURNS_DEEP_STUBS);
        when(oracle.getConnection().getMetaData().getDatabaseProductName()).thenReturn("Oracle");
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> JdbcStore.on(oracle))
                .withMessage(
                        "the database is \"Oracle\"; supported are [POSTGRESQL, SHARDED_POSTGRESQL, MARIADB, H2]: use one"
                                + " of them, or name the one that it speaks like");
    }

    @Test
    void a_database_that_speaks_like_a_known_one_can_be_named() throws SQLException {
        String url = Engine.H2.lease();
        JdbcStore store = JdbcStore.on(TestServers.dataSource(url), Database.H2);
        assertThat(store.verify()).hasToString("counters verified: 0 batches, 0 differences");
        Engine.H2.giveBack(url);
    }

    @Test
    void nobody_there_is_told_as_such() {
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> JdbcStore.on(TestServers.dataSource("jdbc:postgresql://localhost:1/none")))
                .withMessageStartingWith("could not get a connection: ")
                .withCauseInstanceOf(SQLException.class);
    }

    @Test
    void connections_that_read_what_is_not_committed_are_refused() {
        for (Engine engine : new Engine[] {Engine.H2, Engine.MARIADB}) {
            String url = engine.lease();
            try (HikariDataSource pool = new PoolSetting(true, "TRANSACTION_READ_UNCOMMITTED").pool(url)) {
                assertThatExceptionOfType(StoreException.class)
                        .isThrownBy(() -> JdbcStore.on(pool))
                        .withMessageContaining("READ COMMITTED or stronger");
            }
            engine.giveBack(url);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_failure_tells_what_was_being_done_to_what(Engine engine) throws SQLException {
        String url = engine.lease();
        JdbcStore store = JdbcStore.on(TestServers.dataSource(url));
        MessageBus bus = AllocationService.on(store);
        bus.handle(ReceiveBatch.onHand("LAMP", "B1", 10));
        sql(url, "ALTER TABLE allocation_claim RENAME TO elsewhere");
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> bus.handle(Allocate.of("order-1", "LAMP", 1)))
                .withMessageStartingWith(
                        engine == Engine.POSTGRESQL
                                ? "could not load product LAMP and lines [LAMP of order order-1]: "
                                : "could not look up what order order-1 holds of product LAMP: ")
                .withCauseInstanceOf(SQLException.class);
        sql(url, "ALTER TABLE elsewhere RENAME TO allocation_claim");
        assertThat(store.batchesOf(new Sku("LAMP")).get(0).allocated()).isZero();
        engine.giveBack(url);
    }

    @ParameterizedTest
    @EnumSource
    void tables_that_are_missing_are_told_as_such(Engine engine) throws SQLException {
        String url = engine.lease();
        sql(url, "DROP TABLE allocation_claim");
        JdbcStore store = JdbcStore.on(TestServers.dataSource(url));
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(store::verify)
                .withMessageStartingWith("could not verify the counters: ");
        store.createSchema();
        assertThat(store.verify()).matches(Verification::isClean);
        engine.giveBack(url);
    }

    /** Lends one connection again and again, as a pool does, but leaves it as it comes back. */
    private static DataSource lending(Connection connection) {
        Connection lent = proxy(
                Connection.class,
                (self, method, arguments) ->
                        method.getName().equals("close") ? null : method.invoke(connection, arguments));
        return proxy(DataSource.class, (self, method, arguments) -> lent);
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    @ParameterizedTest
    @EnumSource
    void connections_come_back_as_they_were(Engine engine) throws SQLException {
        String url = engine.lease();
        for (boolean autoCommit : new boolean[] {true, false}) {
            try (Connection only = TestServers.dataSource(url).getConnection()) {
                only.setAutoCommit(autoCommit);
                int isolation = only.getTransactionIsolation();
                if (!autoCommit) {
                    only.rollback();
                }
                MessageBus bus = AllocationService.on(JdbcStore.on(lending(only)));
                bus.handle(ReceiveBatch.onHand("LAMP " + autoCommit, "B1", 10));
                bus.handle(Allocate.of("order-1", "LAMP " + autoCommit, 11));
                assertThat(only.getAutoCommit()).isEqualTo(autoCommit);
                assertThat(only.getTransactionIsolation()).isEqualTo(isolation);
            }
        }
        engine.giveBack(url);
    }

    /** What a unit of work needs for itself must not be left to the next transaction. */
    @ParameterizedTest
    @EnumSource
    void connections_keep_their_isolation_when_nothing_was_done(Engine engine) throws SQLException {
        String url = engine.lease();
        try (Connection only = TestServers.dataSource(url).getConnection()) {
            only.setAutoCommit(false);
            only.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            JdbcStore.on(lending(only)).begin(Locking.PESSIMISTIC).close();

            assertThat(messages(only)).isZero();
            sql(
                    url,
                    "INSERT INTO allocation_inbox (consumer, source, id, received) VALUES ('shop', '/orders', '1', 0)");
            assertThat(messages(only)).as("the same as before").isZero();
        }
        engine.giveBack(url);
    }

    private static int messages(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet count = statement.executeQuery("SELECT count(*) FROM allocation_inbox")) {
            count.next();
            return count.getInt(1);
        }
    }

    /** After the commit: the command has succeeded, whatever becomes of the connection. */
    @Test
    void a_connection_that_cannot_be_given_back_as_it_was_is_given_up_instead() {
        String url = Engine.H2.lease();
        for (Exception failure : List.of(new SQLException("no"), new IllegalStateException("a pool is lost"))) {
            List<String> calls = new ArrayList<>();
            MessageBus bus = AllocationService.on(JdbcStore.on(
                    proxy(
                            DataSource.class,
                            (self, method, arguments) -> failingToSwitchAutoCommitOn(url, failure, calls)),
                    Database.H2));
            calls.clear();
            assertThat(bus.handle(ReceiveBatch.onHand("LAMP", "B" + failure.getMessage(), 10)))
                    .isNotNull();
            assertThat(calls).containsExactly("commit", "abort", "close");
        }
        Engine.H2.giveBack(url);
    }

    private static Connection failingToSwitchAutoCommitOn(String url, Exception failure, List<String> calls)
            throws SQLException {
        Connection connection = TestServers.dataSource(url).getConnection();
        return proxy(Connection.class, (self, method, arguments) -> {
            if (List.of("commit", "abort", "close").contains(method.getName())) {
                calls.add(method.getName());
            } else if (method.getName().equals("setAutoCommit") && Boolean.TRUE.equals(arguments[0])) {
                throw failure;
            }
            return method.invoke(connection, arguments);
        });
    }

    private static Connection failingToCommit(String url, Exception failure) throws SQLException {
        Connection connection = TestServers.dataSource(url).getConnection();
        return proxy(Connection.class, (self, method, arguments) -> {
            if (method.getName().equals("commit")) {
                throw failure;
            }
            return method.invoke(connection, arguments);
        });
    }

    @Test
    void a_commit_of_which_nobody_knows_what_came_is_uncertain_whatever_it_is_called() {
        String url = Engine.H2.lease();
        for (Exception failure : List.of(
                new SQLException("of the class of conflicts", "40003"), new IllegalStateException("a pool is lost"))) {
            MessageBus bus = AllocationService.on(
                    JdbcStore.on(proxy(DataSource.class, (self, method, arguments) -> failingToCommit(url, failure))));
            assertThatExceptionOfType(UncertainCommitException.class)
                    .isThrownBy(() -> bus.handle(ReceiveBatch.onHand("LAMP", "B1", 10)))
                    .withCause(failure);
        }
        Engine.H2.giveBack(url);
    }

    @ParameterizedTest
    @EnumSource
    void a_counter_that_somebody_else_changed_is_found(Engine engine) throws SQLException {
        String url = engine.lease();
        JdbcStore store = JdbcStore.on(TestServers.dataSource(url));
        MessageBus bus = AllocationService.on(store);
        bus.handle(ReceiveBatch.onHand("LAMP", "B1", 10));
        bus.handle(ReceiveBatch.onHand("CHAIR", "B1", 10));
        bus.handle(Allocate.of("order-1", "LAMP", 4));
        bus.handle(ShipLine.of("order-1", "LAMP"));
        bus.handle(Allocate.of("order-2", "LAMP", 5));

        sql(url, "UPDATE allocation_batch SET allocated = 8 WHERE sku = 'LAMP'");
        sql(url, "UPDATE allocation_batch SET allocated = 2, shipped = 1 WHERE sku = 'CHAIR'");

        Sku lamp = new Sku("LAMP");
        Sku chair = new Sku("CHAIR");
        BatchReference batch = new BatchReference("B1");
        assertThat(store.verify().differences()).isEqualTo(3);
        assertThat(store.verify().examples())
                .containsExactly(
                        new Difference(chair, batch, Counter.ALLOCATED, 2, 0),
                        new Difference(chair, batch, Counter.SHIPPED, 1, 0),
                        new Difference(lamp, batch, Counter.ALLOCATED, 8, 9));
        engine.giveBack(url);
    }

    /** No foreign key forbids it. */
    @ParameterizedTest
    @EnumSource
    void claims_whose_batch_somebody_else_deleted_are_found(Engine engine) throws SQLException {
        String url = engine.lease();
        JdbcStore store = JdbcStore.on(TestServers.dataSource(url));
        MessageBus bus = AllocationService.on(store);
        bus.handle(ReceiveBatch.onHand("LAMP", "B1", 10));
        bus.handle(Allocate.of("order-1", "LAMP", 4));
        bus.handle(ShipLine.of("order-1", "LAMP"));
        bus.handle(Allocate.of("order-2", "LAMP", 5));

        sql(url, (engine == Engine.H2 ? "SET REFERENTIAL_INTEGRITY FALSE;" : "") + "DELETE FROM allocation_batch");

        Sku lamp = new Sku("LAMP");
        BatchReference batch = new BatchReference("B1");
        assertThat(store.verify().examples())
                .containsExactly(
                        new Difference(lamp, batch, Counter.ALLOCATED, 0, 9),
                        new Difference(lamp, batch, Counter.SHIPPED, 0, 4));
        engine.giveBack(url);
    }

    /** What stands behind the rules, should anything else ever write to the tables. */
    @ParameterizedTest
    @EnumSource
    void the_database_itself_refuses_to_oversell(Engine engine) {
        String url = engine.lease();
        AllocationService.on(JdbcStore.on(TestServers.dataSource(url))).handle(ReceiveBatch.onHand("LAMP", "B1", 10));
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> sql(url, "UPDATE allocation_batch SET allocated = 11, is_open = FALSE"))
                .satisfies(refused ->
                        assertThat(refused.getMessage()).containsIgnoringCase("allocation_batch_never_oversold"));
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> sql(url, "UPDATE allocation_batch SET allocated = 10"))
                .satisfies(
                        refused -> assertThat(refused.getMessage()).containsIgnoringCase("allocation_batch_is_open"));
        engine.giveBack(url);
    }

    @ParameterizedTest
    @ValueSource(ints = {256, 10_000})
    void what_is_longer_than_the_columns_never_gets_there(int length) {
        String url = Engine.H2.lease();
        MessageBus bus = AllocationService.on(JdbcStore.on(TestServers.dataSource(url)));
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> bus.handle(ReceiveBatch.onHand("x".repeat(length), "B1", 1)))
                .satisfies(invalid -> assertThat(invalid.field()).isEqualTo("sku"));
        Engine.H2.giveBack(url);
    }
}
