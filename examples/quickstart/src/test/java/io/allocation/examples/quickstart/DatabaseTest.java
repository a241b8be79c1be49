package io.allocation.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.allocation.adapters.jdbc.JdbcStore;
import io.allocation.bus.JoinedBus;
import io.allocation.bus.MessageBus;
import io.allocation.domain.Sku;
import io.allocation.service.Allocate;
import io.allocation.service.AllocationService;
import io.allocation.service.ReceiveBatch;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.Test;

/** The same on a database. */
class DatabaseTest {

    @Test
    void an_order_is_saved_and_allocated_in_one_transaction() throws SQLException {
        JdbcConnectionPool dataSource = JdbcConnectionPool.create("jdbc:h2:mem:quickstart", "sa", "");
        try (Connection keepsTheDatabaseOpen = dataSource.getConnection()) {
            JdbcStore store = sell(dataSource);
            assertThat(store.batchesOf(new Sku("LAMP")).get(0).allocated()).isEqualTo(6);
            assertThat(store.verify().isClean()).isTrue();
            assertThat(keepsTheDatabaseOpen.isClosed()).isFalse();
        } finally {
            dataSource.dispose();
        }
    }

    private static JdbcStore sell(DataSource dataSource) throws SQLException {
        JdbcStore store = JdbcStore.on(dataSource); // finds out which database it is
        store.createSchema();
        MessageBus bus = AllocationService.on(store);
        bus.handle(ReceiveBatch.onHand("LAMP", "B-1", 10));
        try (Connection connection = dataSource.getConnection()) {
            createOrders(connection);
        }
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            JoinedBus joined = bus.join(store.joining(connection));
            saveOrder(connection, "order-1");
            joined.handle(Allocate.of("order-1", "LAMP", 6));
            connection.commit(); // both, or, had anything failed, neither
            joined.committed(); // now the after-commit handlers hear of it
        }
        return store;
    }

    private static void createOrders(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE orders (id VARCHAR(20))");
        }
    }

    private static void saveOrder(Connection connection, String order) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("INSERT INTO orders VALUES ('" + order + "')");
        }
    }
}
