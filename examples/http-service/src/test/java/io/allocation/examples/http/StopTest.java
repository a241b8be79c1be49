package io.allocation.examples.http;

import static io.allocation.examples.http.RunningService.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class StopTest {

    @Test
    void a_database_that_is_away_is_told_and_listeners_do_not_hold_up_the_end() throws SQLException {
        EventListener listener;
        try (RunningService service = RunningService.start("--spring.lifecycle.timeout-per-shutdown-phase=10m")) {
            listener = EventListener.to(service);
            listener.line(); // it is being served

            dropTables(service.bean(DataSource.class));

            assertUnavailable(service.post("/allocate", "{\"orderid\":\"o\",\"sku\":\"s\",\"qty\":1}"));
            assertUnavailable(service.get("/orders/o"));
        }

        assertThat(listener.poll()).isEmpty();
        listener.close();
    }

    /** An empty database is as good as none: no statement works. */
    private static void dropTables(DataSource dataSource) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("DROP ALL OBJECTS");
        }
    }

    private static void assertUnavailable(HttpResponse<String> response) {
        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.headers().firstValue("Retry-After")).hasValue("1");
        assertThat(json(response.body()).path("detail").asString()).contains("repeating is harmless");
    }
}
