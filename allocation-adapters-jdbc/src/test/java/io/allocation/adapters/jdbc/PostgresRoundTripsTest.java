package io.allocation.adapters.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.allocation.bus.Command;
import io.allocation.bus.MessageBus;
import io.allocation.bus.Outcome;
import io.allocation.domain.AllocationResult;
import io.allocation.service.Allocate;
import io.allocation.service.AllocationService;
import io.allocation.service.ReceiveBatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Counted on the wire. */
class PostgresRoundTripsTest {

    private static final int SKUS = 7;

    private final String url = Engine.POSTGRESQL.lease();

    @AfterEach
    void giveBack() {
        Engine.POSTGRESQL.giveBack(url);
    }

    @ParameterizedTest
    @CsvSource({"true,, 3", "false,, 3", "true, TRANSACTION_SERIALIZABLE, 4"})
    void an_allocation_takes_three_round_trips_begin_and_commit_included(
            boolean autoCommit, String isolation, int roundTrips) {
        PoolSetting setting = new PoolSetting(autoCommit, isolation);
        try (HikariDataSource pool = setting.pool(url + "&socketFactory=" + CountingSocketFactory.class.getName())) {
            MessageBus bus = AllocationService.on(JdbcStore.on(pool));
            bus.handle(ReceiveBatch.onHand("LAMP", "B", 1_000));
            for (int i = 0; i < 20; i++) {
                bus.handle(Allocate.of("before-" + i, "LAMP", 1)); // until the driver has prepared its statements
            }
            assertThat(roundTrips(bus, Allocate.of("order-1", "LAMP", 1))).isEqualTo(roundTrips);
            assertThat(roundTrips(bus, Allocate.of("order-1", "LAMP", 1))).isEqualTo(roundTrips - 1);
        }
    }

    /** With an outbox too: its rows go with the others. */
    @ParameterizedTest
    @ValueSource(ints = {2, 20, 1_000})
    void a_group_takes_three_round_trips_however_large(int lines) {
        PoolSetting setting = new PoolSetting(true, null);
        try (HikariDataSource pool = setting.pool(url + "&socketFactory=" + CountingSocketFactory.class.getName())) {
            MessageBus bus = AllocationService.on(JdbcStore.on(pool).withOutbox(EngineOutboxContract.ENCODER));
            IntStream.range(0, SKUS).forEach(i -> bus.handle(ReceiveBatch.onHand("LAMP-" + i, "B", 10_000)));
            for (int i = 0; i < 20; i++) {
                handleAll(bus, "before-" + i, lines);
            }
            CountingSocketFactory.ROUND_TRIPS.set(0);
            handleAll(bus, "group", lines);
            assertThat(CountingSocketFactory.ROUND_TRIPS.get()).isEqualTo(3);
        }
    }

    private static void handleAll(MessageBus bus, String name, int lines) {
        bus.<AllocationResult>handleAll(
                IntStream.range(0, lines)
                        .mapToObj(i -> Allocate.of(name + "-" + i, "LAMP-" + i % SKUS, 1))
                        .iterator(),
                outcome -> assertThat(outcome).isInstanceOf(Outcome.Answered.class));
    }

    private static int roundTrips(MessageBus bus, Command<?> command) {
        CountingSocketFactory.ROUND_TRIPS.set(0);
        bus.handle(command);
        return CountingSocketFactory.ROUND_TRIPS.get();
    }
}
