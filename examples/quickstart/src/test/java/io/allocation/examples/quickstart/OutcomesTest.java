package io.allocation.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.allocation.adapters.jdbc.JdbcStore;
import io.allocation.adapters.memory.InMemoryStore;
import io.allocation.bus.JoinedBus;
import io.allocation.bus.MessageBus;
import io.allocation.bus.RetryPolicy;
import io.allocation.domain.AllocationResult;
import io.allocation.domain.LineAllocated;
import io.allocation.domain.OrderId;
import io.allocation.ports.StoreException;
import io.allocation.ports.UncertainCommitException;
import io.allocation.service.Allocate;
import io.allocation.service.AllocationService;
import io.allocation.service.ReceiveBatch;
import io.allocation.testkit.FaultInjectingDataSource;
import io.allocation.testkit.FaultInjectingDataSource.Fault;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the page about transactions shows, and how one tests it. */
class OutcomesTest {

    private final DataSource database = database();
    private final FaultInjectingDataSource dataSource = FaultInjectingDataSource.around(database);
    private final JdbcStore store = JdbcStore.on(dataSource);
    private final JdbcStore truth = JdbcStore.on(database);
    private final List<Object> told = new ArrayList<>();
    private final MessageBus bus = AllocationService.builder(store)
            .afterCommit(LineAllocated.class, told::add)
            .build();

    private static DataSource database() {
        JdbcDataSource h2 = new JdbcDataSource();
        h2.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        return h2;
    }

    @BeforeEach
    void receive() {
        store.createSchema();
        bus.handle(ReceiveBatch.onHand("LAMP", "B-1", 1_000));
    }

    private static AllocationResult allocate(MessageBus bus, Allocate command) {
        try {
            return bus.handle(command);
        } catch (UncertainCommitException unknown) {
            return bus.handle(command); // allocated now, or already: either way once
        }
    }

    @Test
    void a_command_whose_commit_was_not_answered_is_sent_again() {
        dataSource.reset();
        bus.handle(Allocate.of("order-1", "LAMP", 1));
        dataSource.injectAt(dataSource.calls().indexOf("commit") + 1, Fault.LOSE_AFTER);

        AllocationResult answer = allocate(bus, Allocate.of("order-2", "LAMP", 6));

        assertThat(dataSource.hasStruck()).isTrue();
        assertThat(answer).isInstanceOf(AllocationResult.AlreadyAllocated.class);
    }

    @Test
    void a_line_is_allocated_or_not_whichever_call_fails() {
        int call = 0;
        do {
            String order = "order-" + ++call;
            dataSource.injectAt(call, Fault.LOSE_AFTER); // the connection is lost, and with it the answer
            try {
                bus.handle(Allocate.of(order, "LAMP", 6));
            } catch (StoreException lost) {
                assertThat(lost).hasMessageContaining("lost");
            }
            assertThat(truth.allocationsOf(new OrderId(order))).hasSizeLessThan(2);
            assertThat(truth.verify().isClean()).isTrue(); // the counters agree with the claims
        } while (dataSource.hasStruck());
        assertThat(call).isGreaterThan(5);
    }

    private void rollBack() throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            JoinedBus joined = bus.join(store.joining(connection));
            joined.handle(Allocate.of("order-1", "LAMP", 6));
            connection.rollback(); // and joined.committed() is not called
        }
    }

    @Test
    void what_is_rolled_back_was_never_allocated() throws SQLException {
        rollBack();

        assertThat(truth.allocationsOf(new OrderId("order-1"))).isEmpty();
        assertThat(told).isEmpty();
    }

    @Test
    void there_is_nothing_to_join_without_a_transaction() throws SQLException {
        try (Connection connection = database.getConnection()) {
            assertThatThrownBy(() -> store.joining(connection)).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void how_often_a_conflict_is_tried_again_can_be_set() {
        InMemoryStore inMemory = new InMemoryStore();

        MessageBus patient = AllocationService.builder(inMemory)
                .retry(new RetryPolicy(5, Duration.ofMillis(2), Duration.ofMillis(50))) // or RetryPolicy.none()
                .build();

        assertThat(patient.handle(ReceiveBatch.onHand("LAMP", "B-1", 10)).events())
                .hasSize(1);
    }
}
