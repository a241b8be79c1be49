package io.allocation.adapters.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.allocation.bus.Command;
import io.allocation.bus.MessageBus;
import io.allocation.service.Allocate;
import io.allocation.service.AllocationService;
import io.allocation.service.ReceiveBatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Counted on the wire. */
class PostgresRoundTripsTest {

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

    private static int roundTrips(MessageBus bus, Command<?> command) {
        CountingSocketFactory.ROUND_TRIPS.set(0);
        bus.handle(command);
        return CountingSocketFactory.ROUND_TRIPS.get();
    }
}
