package io.allocation.adapters.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.allocation.ports.Verification;
import io.allocation.servers.TestServers;
import io.allocation.service.Allocate;
import io.allocation.service.AllocationService;
import io.allocation.service.ReceiveBatch;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SchemaTest {

    private static final int AT_ONCE = 8;

    @ParameterizedTest
    @EnumSource
    void many_may_create_it_at_once_and_again(Engine engine) throws InterruptedException, ExecutionException {
        String url = engine.emptyDatabase();
        JdbcStore store = JdbcStore.on(TestServers.dataSource(url));
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        List<Future<?>> created = IntStream.range(0, AT_ONCE)
                .<Future<?>>mapToObj(i -> threads.submit(store::createSchema))
                .collect(Collectors.toCollection(ArrayList::new));
        threads.shutdown();
        for (Future<?> each : created) {
            each.get();
        }
        AllocationService.on(store).handle(ReceiveBatch.onHand("LAMP", "B1", 10));
        store.createSchema();
        assertThat(store.verify()).hasToString("counters verified: 1 batches, 0 differences");
    }

    @ParameterizedTest
    @EnumSource
    void flyway_creates_the_same_beside_what_is_the_user_s_own(Engine engine) throws SQLException {
        String migrated = engine.emptyDatabase();
        Flyway.configure()
                .dataSource(TestServers.dataSource(migrated))
                .locations(
                        "classpath:shop-schema",
                        "classpath:allocation-schema/" + engine.name().toLowerCase(Locale.ROOT))
                .load()
                .migrate();
        JdbcStore store = JdbcStore.on(TestServers.dataSource(migrated));
        store.createSchema();
        AllocationService.on(store).handle(ReceiveBatch.onHand("LAMP", "B1", 10));
        AllocationService.on(store).handle(Allocate.of("order-1", "LAMP", 10));
        assertThat(store.verify()).matches(Verification::isClean);
        String created = engine.lease();
        assertThat(columns(migrated)).isEqualTo(columns(created)).hasSizeGreaterThan(15);
        engine.giveBack(created);
    }

    private static List<String> columns(String url) throws SQLException {
        List<String> columns = new ArrayList<>();
        try (Connection connection = TestServers.dataSource(url).getConnection();
                ResultSet rows = connection.getMetaData().getColumns(connection.getCatalog(), null, "%", "%")) {
            while (rows.next()) {
                String column = rows.getString("TABLE_NAME") + "." + rows.getString("COLUMN_NAME") + " "
                        + rows.getString("TYPE_NAME") + " " + rows.getString("COLUMN_SIZE");
                if (column.regionMatches(true, 0, "allocation_", 0, 11)) {
                    columns.add(column);
                }
            }
        }
        return columns.stream().sorted().toList();
    }
}
