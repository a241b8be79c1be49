package io.allocation.adapters.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.allocation.bus.Command;
import io.allocation.bus.JoinedBus;
import io.allocation.bus.MessageBus;
import io.allocation.domain.OrderLine;
import io.allocation.domain.OutOfStock;
import io.allocation.domain.UnknownSkuException;
import io.allocation.messaging.EventEncoder;
import io.allocation.messaging.Message;
import io.allocation.messaging.MessageTypes;
import io.allocation.messaging.Outbox.Settlement;
import io.allocation.ports.ConcurrencyException;
import io.allocation.ports.MessageId;
import io.allocation.ports.Verification;
import io.allocation.servers.TestServers;
import io.allocation.service.Allocate;
import io.allocation.service.AllocationService;
import io.allocation.service.ReceiveBatch;
import io.allocation.testkit.PlainTextCodec;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Events out and messages in, inside a transaction of the caller's. */
class JoinedMessagingTest {

    private static final MessageId MESSAGE = new MessageId("shop", "/orders", "1");
    private static final Allocate ALLOCATE = Allocate.of("order-1", "LAMP", 4);

    private Engine engine = Engine.H2;
    private String url = "";
    private JdbcStore store;
    private Connection mine;
    private MessageBus bus;
    private JoinedBus joined;

    private void on(Engine chosen) throws SQLException {
        engine = chosen;
        url = engine.lease();
        store = JdbcStore.on(TestServers.dataSource(url))
                .withOutbox(new EventEncoder(MessageTypes.standard(), new PlainTextCodec(), Clock.systemUTC()));
        bus = AllocationService.on(store);
        bus.handle(ReceiveBatch.onHand("LAMP", "B1", 10));
        assertThat(published()).containsExactly("io.allocation.batch-received.v1");
        mine = TestServers.dataSource(url).getConnection();
        mine.setAutoCommit(false);
        joined = bus.join(store.joining(mine));
    }

    @AfterEach
    void giveBack() throws SQLException {
        mine.close();
        engine.giveBack(url);
    }

    /** Publishes what there is. */
    private List<String> published() {
        var claim = store.outbox().claim(null, 100, Instant.now(), Duration.ofMinutes(1));
        List<Message> messages =
                claim.runs().stream().flatMap(run -> run.messages().stream()).toList();
        store.outbox()
                .settle(
                        claim.token(),
                        claim.runs().stream()
                                .map(run ->
                                        new Settlement(run.sku(), run.messages().size(), null))
                                .toList());
        return messages.stream().map(Message::type).toList();
    }

    @ParameterizedTest
    @EnumSource
    void events_are_there_once_the_caller_commits(Engine on) throws SQLException {
        on(on);
        joined.handle(ALLOCATE);
        assertThat(published()).as("before the commit").isEmpty();
        mine.commit();
        assertThat(published()).containsExactly("io.allocation.line-allocated.v1");
    }

    @ParameterizedTest
    @EnumSource
    void events_share_the_fate_of_a_rollback(Engine on) throws SQLException {
        on(on);
        joined.handle(ALLOCATE);
        mine.rollback();
        assertThat(published()).isEmpty();
        bus.handle(ALLOCATE);
        assertThat(published()).as("the position is free again").containsExactly("io.allocation.line-allocated.v1");
    }

    @ParameterizedTest
    @EnumSource
    void a_message_takes_effect_once(Engine on) throws SQLException {
        on(on);
        assertThat(joined.handleOnce(MESSAGE, ALLOCATE)).isPresent();
        assertThat(joined.handleOnce(MESSAGE, ALLOCATE))
                .as("in the same transaction")
                .isEmpty();
        mine.commit();
        assertThat(joined.handleOnce(MESSAGE, ALLOCATE)).isEmpty();
        assertThat(bus.handleOnce(MESSAGE, ALLOCATE)).isEmpty();
        mine.commit();
    }

    @ParameterizedTest
    @EnumSource
    void a_message_is_forgotten_with_the_transaction(Engine on) throws SQLException {
        on(on);
        joined.handleOnce(MESSAGE, ALLOCATE);
        mine.rollback();
        assertThat(bus.handleOnce(MESSAGE, ALLOCATE)).isPresent();
    }

    /** The caller may go on after a command that threw: nothing of it must be left, and so not its message. */
    @ParameterizedTest
    @EnumSource
    void a_command_that_throws_leaves_no_trace_of_its_message(Engine on) throws SQLException {
        on(on);
        joined.handle(Allocate.of("order-0", "LAMP", 1));
        assertThatThrownBy(() -> joined.handleOnce(MESSAGE, Allocate.of("order-1", "CHAIR", 4)))
                .isInstanceOf(UnknownSkuException.class);
        mine.commit();
        assertThat(published()).as("what came before").containsExactly("io.allocation.line-allocated.v1");
        bus.handle(ReceiveBatch.onHand("CHAIR", "B1", 10));
        assertThat(bus.handleOnce(MESSAGE, Allocate.of("order-1", "CHAIR", 4))).isPresent();
    }

    private record Tell(OutOfStock event) implements Command<Boolean> {}

    /** Of what it has not read itself, MariaDB shows an old state all along, if it is told to. */
    @Test
    void what_is_told_of_a_product_does_not_hide_that_it_changed() throws SQLException {
        on(Engine.MARIADB);
        mine.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        try (Statement statement = mine.createStatement()) {
            statement.execute("SET SESSION innodb_snapshot_isolation = OFF");
            statement.execute("SELECT count(*) FROM allocation_inbox");
        }
        bus.handle(Allocate.of("faster", "LAMP", 10));
        JoinedBus telling = AllocationService.builder(store)
                .command(Tell.class, (command, work) -> {
                    work.publish(command.event());
                    return true;
                })
                .build()
                .join(store.joining(mine));

        assertThatThrownBy(() -> {
                    telling.handle(new Tell(new OutOfStock(OrderLine.of("order-0", "LAMP", 1), 1, 2)));
                    telling.handle(Allocate.of("order-1", "LAMP", 1));
                    mine.commit();
                })
                .isInstanceOf(ConcurrencyException.class);
        mine.rollback();
        assertThat(store.verify()).matches(Verification::isClean);
    }
}
