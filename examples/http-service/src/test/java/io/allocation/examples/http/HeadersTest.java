package io.allocation.examples.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What browsers are told beside the content. */
class HeadersTest {

    private final RunningService service = RunningService.shared();

    private Map<String, List<String>> headersOf(String path) {
        return service.get(path).headers().map();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/js/main.js", "/docs", "/skus", "/nothing", "/actuator/health"})
    void no_page_of_others_shows_it_and_no_browser_guesses_what_it_is(String path) {
        assertThat(headersOf(path).get("X-Frame-Options")).containsExactly("DENY");
        assertThat(headersOf(path).get("X-Content-Type-Options")).containsExactly("nosniff");
    }

    @Test
    void the_console_is_never_of_two_versions() {
        assertThat(headersOf("/js/main.js").get("Cache-Control")).containsExactly("no-cache");
    }
}
