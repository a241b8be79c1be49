package io.allocation.adapters.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.allocation.bus.MessageBus;
import io.allocation.domain.AllocationResult.Allocated;
import io.allocation.domain.AllocationResult.AlreadyAllocated;
import io.allocation.domain.OrderId;
import io.allocation.messaging.EventEncoder;
import io.allocation.messaging.Message;
import io.allocation.messaging.MessageTypes;
import io.allocation.messaging.Outbox.Settlement;
import io.allocation.ports.MessageId;
import io.allocation.servers.TestServers;
import io.allocation.service.Allocate;
import io.allocation.service.AllocationService;
import io.allocation.service.ReceiveBatch;
import io.allocation.testkit.PlainTextCodec;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the guide tells of a database that was restored to an earlier moment. */
class RestoreTest {

    private static final MessageId BEFORE = new MessageId("shop", "/orders", "1");
    private static final MessageId AFTER = new MessageId("shop", "/orders", "2");
    private static final Allocate WAITING = Allocate.of("order-1", "LAMP", 4);
    private static final Allocate LOST = Allocate.of("order-2", "LAMP", 3);

    private JdbcStore lost;
    private List<Message> publishedSince;
    private JdbcStore restored;
    private MessageBus bus;

    @BeforeEach
    void restore(@TempDir Path directory) throws SQLException {
        Path backup = directory.resolve("backup.sql");
        String url = Engine.H2.emptyDatabase();
        lost = store(url);
        lost.createSchema();
        MessageBus before = AllocationService.on(lost);
        before.handle(ReceiveBatch.onHand("LAMP", "B1", 10));
        assertThat(published(lost)).hasSize(1);
        before.handleOnce(BEFORE, WAITING);
        run(url, "SCRIPT TO '" + backup + "'");
        before.handleOnce(AFTER, LOST);
        publishedSince = published(lost);

        String another = Engine.H2.emptyDatabase();
        run(another, "RUNSCRIPT FROM '" + backup + "'");
        restored = store(another);
        bus = AllocationService.on(restored);
    }

    private static JdbcStore store(String url) {
        return JdbcStore.on(TestServers.dataSource(url))
                .withOutbox(new EventEncoder(MessageTypes.standard(), new PlainTextCodec(), Clock.systemUTC()));
    }

    private static void run(String url, String statement) throws SQLException {
        try (Connection connection = TestServers.dataSource(url).getConnection();
                Statement any = connection.createStatement()) {
            any.execute(statement);
        }
    }

    /** Publishes what there is. */
    private static List<Message> published(JdbcStore store) {
        var claim = store.outbox().claim(null, 100, Instant.now(), Duration.ofMinutes(1));
        store.outbox()
                .settle(
                        claim.token(),
                        claim.runs().stream()
                                .map(run ->
                                        new Settlement(run.sku(), run.messages().size(), null))
                                .toList());
        return claim.runs().stream().flatMap(run -> run.messages().stream()).toList();
    }

    @Test
    void it_is_what_it_was_and_consistent() {
        assertThat(restored.verify().isClean()).isTrue();
        assertThat(restored.allocationsOf(new OrderId("order-1"))).hasSize(1);
        assertThat(restored.allocationsOf(new OrderId("order-2"))).isEmpty();
    }

    @Test
    void commands_since_then_may_be_sent_again_with_those_before_them() {
        assertThat(bus.handle(WAITING)).isInstanceOf(AlreadyAllocated.class);
        assertThat(bus.handle(LOST)).isInstanceOf(Allocated.class);
        assertThat(restored.batchesOf(LOST.sku())).isEqualTo(lost.batchesOf(LOST.sku()));
    }

    @Test
    void messages_since_then_take_effect_when_they_are_delivered_again() {
        assertThat(bus.handleOnce(BEFORE, WAITING)).isEmpty();
        assertThat(bus.handleOnce(AFTER, LOST)).isPresent();
    }

    @Test
    void events_that_waited_come_again_as_they_were_and_new_ones_take_the_places_of_those_that_are_lost() {
        bus.handle(LOST);

        List<Message> again = published(restored);

        assertThat(again).hasSameSizeAs(publishedSince).hasSize(2);
        assertThat(again.get(0)).isEqualTo(publishedSince.get(0));
        assertThat(again.get(1).position()).isEqualTo(publishedSince.get(1).position());
        assertThat(again.get(1).id()).isNotEqualTo(publishedSince.get(1).id());
    }
}
