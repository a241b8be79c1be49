package io.allocation.adapters.jdbc;

import static io.allocation.adapters.jdbc.CountedStatements.expected;
import static io.allocation.adapters.jdbc.CountedStatements.on;
import static io.allocation.adapters.jdbc.CountedStatements.since;
import static org.assertj.core.api.Assertions.assertThat;

import io.allocation.domain.OutOfStock;
import io.allocation.messaging.EventEncoder;
import io.allocation.messaging.MessageTypes;
import io.allocation.messaging.Outbox;
import io.allocation.messaging.Outbox.Claim;
import io.allocation.messaging.Outbox.Settlement;
import io.allocation.ports.MessageId;
import io.allocation.service.Allocate;
import io.allocation.service.ChangeBatchQuantity;
import io.allocation.service.ReceiveBatch;
import io.allocation.testkit.FaultInjectingDataSource;
import io.allocation.testkit.PlainTextCodec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What an outbox and an inbox send to the database beside what is sent without. */
class OutboxStatementsTest {

    private static final int MANY = 300;
    private static final Instant NOW = Instant.parse("2026-03-02T10:15:30Z");

    private static JdbcStore withOutbox(JdbcStore store, MessageTypes types) {
        return store.withOutbox(new EventEncoder(types, new PlainTextCodec(), Clock.systemUTC()));
    }

    private static JdbcStore withOutbox(JdbcStore store) {
        return store.withOutbox(EngineOutboxContract.ENCODER);
    }

    /** MariaDB comes with REPEATABLE READ, in which those who only tell something would fail for each other. */
    private static List<String> told(Engine engine, String... middle) {
        List<String> expected = new ArrayList<>(expected(engine, middle));
        if (engine == Engine.MARIADB) {
            expected.add(1, "SET");
        }
        return expected;
    }

    private static JdbcStore withoutRefusals(JdbcStore store) {
        return withOutbox(
                store, MessageTypes.builder().internal(OutOfStock.class).build());
    }

    @ParameterizedTest
    @EnumSource
    void an_event_is_one_insert_more(Engine engine) {
        on(engine, OutboxStatementsTest::withOutbox, (bus, store, counting) -> {
            bus.handle(Allocate.of("order-1", "LAMP", 1));
            assertThat(since(counting)).isEqualTo(told(engine, "UPDATE", "UPDATE", "INSERT", "INSERT"));
        });
    }

    @ParameterizedTest
    @EnumSource
    void a_refusal_is_written_only_to_be_published(Engine engine) {
        on(engine, OutboxStatementsTest::withOutbox, (bus, store, counting) -> {
            bus.handle(Allocate.of("too-much", "LAMP", 2_000_000));
            assertThat(since(counting)).isEqualTo(told(engine, "UPDATE", "INSERT"));
        });
        on(engine, OutboxStatementsTest::withoutRefusals, (bus, store, counting) -> {
            bus.handle(Allocate.of("too-much", "LAMP", 2_000_000));
            assertThat(since(counting)).isEqualTo(told(engine));
        });
    }

    @ParameterizedTest
    @EnumSource
    void many_events_are_few_inserts(Engine engine) {
        on(engine, OutboxStatementsTest::withOutbox, (bus, store, counting) -> {
            for (int i = 1; i < MANY; i++) {
                bus.handle(Allocate.of("order-" + i, "LAMP", 1));
            }
            counting.reset();
            bus.handle(ChangeBatchQuantity.of("LAMP", "B", 0));
            List<String> sent = since(counting);
            if (engine == Engine.POSTGRESQL) {
                assertThat(sent).as("all in one").contains("UPDATE UPDATE DELETE INSERT");
            } else {
                assertThat(sent.subList(sent.indexOf("DELETE"), sent.size()))
                        .filteredOn("INSERT"::equals)
                        .hasSize(7);
            }
            assertThat(store.outbox().backlog().events()).as("told").isEqualTo(2 + 600 + MANY);
        });
    }

    @ParameterizedTest
    @EnumSource
    void a_message_is_one_insert_more(Engine engine) {
        on(engine, (bus, store, counting) -> {
            bus.handleOnce(new MessageId("shop", "/orders", "1"), Allocate.of("order-1", "LAMP", 1));
            List<String> expected = new ArrayList<>(expected(engine, "UPDATE", "UPDATE", "INSERT"));
            expected.add(2, "INSERT");
            assertThat(since(counting)).isEqualTo(expected);
        });
    }

    @ParameterizedTest
    @EnumSource
    void a_claim_and_its_settlement_are_six_statements_however_much_waits(Engine engine) {
        on(engine, OutboxStatementsTest::withOutbox, (bus, store, counting) -> {
            relayOnce(store.outbox(), counting);
            assertThat(relayOnce(store.outbox(), counting)).as("nothing waits").containsExactly("look", "commit");
            bus.handle(Allocate.of("order-0", "LAMP", 1));
            List<String> one = relayOnce(store.outbox(), counting);
            for (int i = 1; i <= MANY; i++) {
                bus.handle(Allocate.of("order-" + i, "LAMP", 1));
            }
            assertThat(relayOnce(store.outbox(), counting))
                    .isEqualTo(one)
                    .containsExactly("look", "UPDATE", "SELECT", "commit", "SELECT", "UPDATE", "DELETE", "commit");
        });
    }

    @ParameterizedTest
    @EnumSource
    void products_with_an_event_each_are_claimed_together(Engine engine) {
        on(engine, OutboxStatementsTest::withOutbox, (bus, store, counting) -> {
            for (int i = 0; i < MANY; i++) {
                bus.handle(ReceiveBatch.onHand("SKU-" + i, "B", 1));
            }
            List<String> sent = relayOnce(store.outbox(), counting);
            assertThat(sent.subList(sent.indexOf("INSERT"), sent.size()))
                    .as("all channels at once")
                    .containsExactly("INSERT", "UPDATE", "SELECT", "commit", "SELECT", "UPDATE", "DELETE", "commit");
            assertThat(sent).as("a look for each hundred products").hasSize(4 + 8);
            assertThat(store.outbox().backlog().events()).isZero();
        });
    }

    /** Claims what there is and settles it; returns what was sent, begin and isolation left out. */
    private static List<String> relayOnce(Outbox outbox, FaultInjectingDataSource counting) {
        counting.reset();
        Claim claim = outbox.claim(null, 1_000, NOW, Duration.ofMinutes(1));
        List<Settlement> all = claim.runs().stream()
                .map(run -> new Settlement(run.sku(), run.messages().size(), null))
                .toList();
        assertThat(outbox.settle(claim.token(), all)).isEmpty();
        List<String> sent = since(counting).stream()
                .filter(call -> !call.startsWith("set") && !call.equals("SET"))
                .toList();
        return Stream.concat(Stream.of("look"), sent.stream().skip(1)).toList();
    }
}
