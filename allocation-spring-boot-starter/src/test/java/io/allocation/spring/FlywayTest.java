package io.allocation.spring;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.jdbc.core.JdbcTemplate;

/** Applications whose own tables come from Flyway. */
class FlywayTest extends SpringTestCase {

    private static ApplicationContextRunner migrating() {
        return application().withConfiguration(AutoConfigurations.of(FlywayAutoConfiguration.class));
    }

    @Test
    void flyway_creates_the_tables_beside_those_of_the_application() {
        migrating()
                .withPropertyValues(
                        "allocation.initialize-schema=never",
                        "spring.flyway.locations=classpath:db/migration,classpath:allocation-schema/{vendor}")
                .run(application -> {
                    receive(application, "LAMP", 10);
                    assertThat(store(application).verify().batches()).isEqualTo(1);
                    assertThat(migrations(application)).containsExactly("shop", "allocation");
                });
    }

    private static java.util.List<String> migrations(org.springframework.context.ApplicationContext application) {
        return application
                .getBean(JdbcTemplate.class)
                .queryForList(
                        "SELECT \"description\" FROM \"flyway_schema_history\" WHERE \"version\" IS NOT NULL OR \"checksum\" IS NOT NULL ORDER BY \"installed_rank\"",
                        String.class);
    }

    /** Else it would find tables in a schema without a history, and refuse to begin. */
    @Test
    void where_it_does_not_flyway_comes_first() {
        migrating().run(application -> {
            receive(application, "LAMP", 10);
            assertThat(migrations(application)).containsExactly("shop");
        });
    }
}
