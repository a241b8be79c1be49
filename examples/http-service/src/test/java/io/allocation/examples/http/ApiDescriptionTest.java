package io.allocation.examples.http;

import static io.allocation.examples.http.RunningService.json;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ApiDescriptionTest {

    private final RunningService service = RunningService.shared();

    private JsonNode description() {
        HttpResponse<String> response = service.get("/openapi.json");
        assertThat(response.statusCode()).isEqualTo(200);
        return json(response.body());
    }

    @Test
    void every_path_is_described() {
        Map<String, Object> paths = new TreeMap<>();
        description()
                .path("paths")
                .properties()
                .forEach(path -> paths.put(
                        path.getKey(),
                        path.getValue().propertyNames().iterator().next()));

        assertThat(paths)
                .isEqualTo(Map.ofEntries(
                        entry("/add_batch", "post"),
                        entry("/allocate", "post"),
                        entry("/deallocate", "post"),
                        entry("/change_quantity", "post"),
                        entry("/change_eta", "post"),
                        entry("/allocations/{orderid}", "get"),
                        entry("/orders/{orderid}", "get"),
                        entry("/availability/{sku}", "get"),
                        entry("/skus", "get"),
                        entry("/out_of_stock", "get"),
                        entry("/events", "get")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/docs", "/openapi.json", "/openapi.json/swagger-config", "/swagger-ui/index.html"})
    void headers_that_only_a_proxy_should_send_are_not_read(String path) {
        HttpResponse<String> response = service.send(
                service.request(path).header("X-Forwarded-Port", "abc").GET());

        assertThat(response.statusCode()).isLessThan(400);
    }

    @Test
    void commands_have_two_answers_and_their_problems() {
        JsonNode responses =
                description().path("paths").path("/change_eta").path("post").path("responses");

        assertThat(responses.propertyNames())
                .containsExactlyInAnyOrder("202", "400", "404", "406", "409", "413", "415", "503");
        assertThat(responses.path("202").path("content").propertyNames())
                .containsExactlyInAnyOrder("text/html", "application/json");
        assertThat(responses.path("409").path("content").propertyNames()).containsExactly("application/problem+json");
    }

    @ParameterizedTest
    @CsvSource({"/availability/{sku}, 400 404 406 503", "/skus, 400 406 503", "/events, 406 503"})
    void queries_tell_their_problems(String path, String statuses) {
        assertThat(description()
                        .path("paths")
                        .path(path)
                        .path("get")
                        .path("responses")
                        .propertyNames())
                .containsExactlyInAnyOrder(("200 " + statuses).split(" "));
    }

    @Test
    void an_eta_is_required_and_may_be_null() {
        JsonNode batch = description().path("components").path("schemas").path("Batch");

        assertThat(batch.path("required").valueStream().map(JsonNode::asString))
                .containsExactlyInAnyOrder("ref", "sku", "qty", "eta");
        assertThat(batch.path("properties")
                        .path("eta")
                        .path("type")
                        .valueStream()
                        .map(JsonNode::asString))
                .containsExactlyInAnyOrder("string", "null");
    }

    @Test
    void the_page_comes_from_here_alone() {
        String page = service.get("/docs").headers().firstValue("Location").orElseThrow();
        HttpResponse<String> html = service.get(page);

        assertThat(html.statusCode()).isEqualTo(200);
        assertThat(html.body()).contains("Swagger UI").doesNotContain("http://", "https://");
        assertThat(service.get("/swagger-ui/swagger-initializer.js").body())
                .contains("/openapi.json")
                .doesNotContain("http://", "https://");
        assertThat(json(service.get("/openapi.json/swagger-config").body())
                        .path("validatorUrl")
                        .asString())
                .isEmpty();
    }
}
