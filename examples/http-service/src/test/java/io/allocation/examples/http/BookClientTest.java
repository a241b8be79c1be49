package io.allocation.examples.http;

import static io.allocation.examples.http.RunningService.json;
import static io.allocation.examples.http.RunningService.unique;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The end-to-end tests of <i>Architecture Patterns with Python</i>, and what else its client sees. */
class BookClientTest {

    private final RunningService service = RunningService.shared();
    private final String sku = unique("sku");
    private final String order = unique("order");

    private HttpResponse<String> addBatch(String ref, String product, int quantity, String eta) {
        return service.post(
                "/add_batch",
                "{\"ref\": \"%s\", \"sku\": \"%s\", \"qty\": %d, \"eta\": %s}"
                        .formatted(ref, product, quantity, eta == null ? "null" : '"' + eta + '"'));
    }

    private HttpResponse<String> allocate(String product, int quantity) {
        return service.post(
                "/allocate", "{\"orderid\": \"%s\", \"sku\": \"%s\", \"qty\": %d}".formatted(order, product, quantity));
    }

    @Test
    void happy_path_returns_202_and_batch_is_allocated() {
        String other = unique("other");
        addBatch("laterbatch", sku, 100, "2011-01-02");
        addBatch("earlybatch", sku, 100, "2011-01-01");
        addBatch("otherbatch", other, 100, null);

        assertThat(allocate(sku, 3).statusCode()).isEqualTo(202);

        HttpResponse<String> allocations = service.get("/allocations/" + order);
        assertThat(allocations.statusCode()).isEqualTo(200);
        assertThat(allocations.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(json(allocations.body()))
                .isEqualTo(json("[{\"sku\": \"" + sku + "\", \"batchref\": \"earlybatch\"}]"));
    }

    @Test
    void unhappy_path_returns_400_and_error_message() {
        HttpResponse<String> response = allocate(sku, 20);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(json(response.body()).path("message").asString()).isEqualTo("Invalid sku " + sku);
        assertThat(service.get("/allocations/" + order).statusCode()).isEqualTo(404);
    }

    @Test
    void commands_are_answered_by_ok_as_html() {
        assertOk(201, addBatch("batch", sku, 10, null));
        assertOk(202, allocate(sku, 4));
        assertOk(202, allocate(sku, 4));
        assertOk(202, service.post("/deallocate", "{\"orderid\":\"%s\",\"sku\":\"%s\"}".formatted(order, sku)));
    }

    @Test
    void a_line_that_is_out_of_stock_is_accepted() {
        addBatch("batch", sku, 10, null);

        assertOk(202, allocate(sku, 11));
        assertThat(service.get("/allocations/" + order).statusCode()).isEqualTo(404);
    }

    private static void assertOk(int status, HttpResponse<String> response) {
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.body()).isEqualTo("OK");
        assertThat(response.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
    }

    @ParameterizedTest
    @CsvSource({
        "2031-05-06T23:59:59, 2031-05-06",
        "2031-05-06T23:59:59.123456+14:00, 2031-05-06",
        "2031-05-06T00:00:00Z, 2031-05-06",
        "2031-05-06 12:30, 2031-05-06",
        "20310506, 2031-05-06",
        "20310506T12:30, 2031-05-06",
    })
    void a_time_is_cut_to_its_day_as_it_is_written(String eta, String day) {
        assertOk(201, addBatch("batch", sku, 10, eta));
        assertOk(201, addBatch("batch", sku, 10, day));
    }

    @Test
    void unknown_fields_are_passed_over() {
        addBatch("batch", sku, 10, null);

        assertOk(
                202,
                service.post(
                        "/allocate",
                        "{\"orderid\":\"%s\",\"sku\":\"%s\",\"qty\":1,\"note\":{\"a\":[1]}}".formatted(order, sku)));
    }

    @ParameterizedTest
    @CsvSource({"/allocate,POST", "/add_batch,POST", "/allocations/order,GET"})
    void options_tell_what_a_path_takes(String path, String method) {
        HttpResponse<String> response = service.send(service.request(path).method("OPTIONS", BodyPublishers.noBody()));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Allow").orElseThrow()).contains(method, "OPTIONS");
    }

    @Test
    void head_answers_as_get_without_a_body() {
        addBatch("batch", sku, 10, null);
        allocate(sku, 1);

        HttpResponse<String> known = head("/allocations/" + order);
        assertThat(known.statusCode()).isEqualTo(200);
        assertThat(known.body()).isEmpty();
        assertThat(head("/allocations/" + unique("nobody")).statusCode()).isEqualTo(404);
        assertThat(head("/events").statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> head(String path) {
        return service.send(service.request(path).method("HEAD", BodyPublishers.noBody()));
    }
}
