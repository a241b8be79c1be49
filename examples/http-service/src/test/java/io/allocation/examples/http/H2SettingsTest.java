package io.allocation.examples.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class H2SettingsTest {

    @ParameterizedTest
    @CsvSource({
        "jdbc:h2:file:./shop, jdbc:h2:file:./shop;WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE",
        "jdbc:h2:file:./shop;write_delay=9, jdbc:h2:file:./shop;write_delay=9;DB_CLOSE_ON_EXIT=FALSE",
        "jdbc:h2:file:./shop;AUTO_SERVER=TRUE, jdbc:h2:file:./shop;AUTO_SERVER=TRUE;WRITE_DELAY=0",
        "jdbc:postgresql://localhost/shop, jdbc:postgresql://localhost/shop",
    })
    void what_is_said_stays_and_the_rest_is_added(String url, String completed) {
        assertThat(H2Settings.completed(url)).isEqualTo(completed);
    }

    @Test
    void a_file_that_others_may_open_too_is_served(@TempDir Path directory) {
        String url = "jdbc:h2:file:" + directory.resolve("shop") + ";AUTO_SERVER=TRUE";
        try (RunningService service = RunningService.start("--spring.datasource.url=" + url)) {
            assertThat(service.get("/skus").statusCode()).isEqualTo(200);
        }
    }
}
