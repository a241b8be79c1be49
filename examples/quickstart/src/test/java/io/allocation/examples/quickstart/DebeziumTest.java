package io.allocation.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.allocation.adapters.jdbc.JdbcStore;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.Test;

/** The settings for Debezium name columns that there are. */
class DebeziumTest {

    private static final String PREFIX = "transforms.outbox.";

    @Test
    void every_column_that_debezium_is_told_of_is_one_of_the_outbox() throws IOException, SQLException {
        Properties settings = new Properties();
        try (InputStream file = DebeziumTest.class.getResourceAsStream("/debezium.properties")) {
            settings.load(file);
        }
        Stream<String> placed = Pattern.compile("([^:,]+):[^,]+")
                .matcher(settings.getProperty(PREFIX + "table.fields.additional.placement"))
                .results()
                .map(placement -> placement.group(1));
        Stream<String> named = Stream.of(
                        "table.field.event.id", "table.field.event.key", "table.field.event.payload", "route.by.field")
                .map(name -> settings.getProperty(PREFIX + name));

        assertThat(settings.getProperty("table.include.list")).isEqualTo("public.allocation_outbox");
        assertThat(columns()).containsAll(Stream.concat(placed, named).toList());
    }

    private static Set<String> columns() throws SQLException {
        DataSource dataSource = JdbcConnectionPool.create("jdbc:h2:mem:debezium;DB_CLOSE_DELAY=-1", "sa", "");
        JdbcStore.on(dataSource).createSchema();
        Set<String> columns = new HashSet<>();
        try (Connection connection = dataSource.getConnection();
                ResultSet rows = connection.getMetaData().getColumns(null, null, "ALLOCATION_OUTBOX", "%")) {
            while (rows.next()) {
                columns.add(rows.getString("COLUMN_NAME").toLowerCase(Locale.ROOT));
            }
        }
        return columns;
    }
}
