package io.allocation.examples.http;

import static io.allocation.examples.http.RunningService.json;
import static io.allocation.examples.http.RunningService.unique;
import static org.assertj.core.api.Assertions.assertThat;

import io.allocation.bus.MessageBus;
import io.allocation.service.ShipLine;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ProblemsTest {

    private final RunningService service = RunningService.shared();
    private final String sku = unique("sku");

    private static JsonNode assertProblem(int status, HttpResponse<String> response) {
        return assertProblem(
                status,
                new RawHttp.Answer(
                        response.statusCode(),
                        Map.of(
                                "content-type",
                                response.headers().firstValue("Content-Type").orElse("none")),
                        response.body()));
    }

    private static JsonNode assertProblem(int status, RawHttp.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().get("content-type")).startsWith("application/problem+json");
        JsonNode problem = json(answer.body());
        assertThat(problem.propertyNames()).contains("type", "title", "status", "detail", "instance", "message");
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.path("detail").asString()).isNotBlank().isNotEqualTo("null");
        return problem;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "/allocate  | {'orderid':'o','sku':'s','qty':-5}         | qty     | qty must be positive, but was -5",
                "/allocate  | {'orderid':'o','sku':'s','qty':0}          | qty     | qty must be positive, but was 0",
                "/allocate  | {'orderid':'o','sku':'s','qty':1.5}        | qty     | qty must be a 64-bit whole number, but was 1.5",
                "/allocate  | {'orderid':'o','sku':'s','qty':1.0}        | qty     | qty must be a 64-bit whole number, but was 1.0",
                "/allocate  | {'orderid':'o','sku':'s','qty':'3'}        | qty     | qty must be a 64-bit whole number, but was '3'",
                "/allocate  | {'orderid':'o','sku':'s','qty':true}       | qty     | qty must be a 64-bit whole number, but was true",
                "/allocate  | {'orderid':'o','sku':'s','qty':null}       | qty     | qty is required, but was null",
                "/allocate  | {'orderid':'o','sku':'s'}                  | qty     | qty is required",
                "/allocate  | {'orderid':'o','sku':'s','qty':9223372036854775808} | qty | qty must be a 64-bit whole number, but was 9223372036854775808",
                "/allocate  | {'orderid':'o','sku':null,'qty':1}         | sku     | sku is required, but was null",
                "/allocate  | {'orderid':42,'sku':'s','qty':1}           | orderid | orderid must be a string, but was 42",
                "/allocate  | {'orderid':'','sku':'s','qty':1}           | orderid | orderid must not be blank, but was ''",
                "/allocate  | {'orderid':' ','sku':'s','qty':1}          | orderid | orderid must not be blank, but was ' '",
                "/allocate  | {'orderid':['o'],'sku':'s','qty':1}        | orderid | orderid must be a string, but was ['o']",
                "/add_batch | {'ref':null,'sku':'s','qty':1,'eta':null}  | ref     | ref is required, but was null",
                "/add_batch | {'ref':'r','sku':'s','qty':1}              | eta     | eta is required",
                "/add_batch | {'ref':'r','sku':'s','qty':1,'eta':''}     | eta     | eta must be a day like '2026-03-01', but was ''",
                "/add_batch | {'ref':'r','sku':'s','qty':1,'eta':20310506} | eta   | eta must be a day like '2026-03-01', but was 20310506",
                "/add_batch | {'ref':'r','sku':'s','qty':1,'eta':'2031-02-29'} | eta | eta must be a day like '2026-03-01', but was '2031-02-29'",
                "/add_batch | {'ref':'r','sku':'s','qty':1,'eta':'20310229'} | eta | eta must be a day like '2026-03-01', but was '20310229'",
                "/add_batch | {'ref':'r','sku':'s','qty':1,'eta':'203105061'} | eta | eta must be a day like '2026-03-01', but was '203105061'",
                "/add_batch | {'ref':'r','sku':'s','qty':1,'eta':'2031-05-06T'} | eta | eta must be a day like '2026-03-01', but was '2031-05-06T'",
                "/add_batch | {'ref':'r','sku':'s','qty':1,'eta':'+12031-05-06'} | eta | eta must lie in the years 1 to 9999, but was +12031-05-06",
                "/add_batch | {'ref':'r','sku':'s','qty':1,'eta':null,'expiry':'soon'} | expiry | expiry must be a day like '2026-03-01', but was 'soon'",
                "/add_batch | {'ref':'r','sku':'s','qty':1,'eta':null,'warehouse':''} | warehouse | warehouse must not be blank, but was ''",
                "/deallocate | {'orderid':'o'}                           | sku     | sku is required",
                "/change_quantity | {'batchref':'b','qty':-1}            | qty     | qty must not be negative, but was -1",
                "/change_quantity | {'batchref':'b','qty':1,'sku':''}    | sku     | sku must not be blank, but was ''",
                "/change_eta | {'batchref':'b'}                          | eta     | eta is required",
            })
    void a_wrong_field_is_named_with_its_value(String path, String body, String field, String detail) {
        JsonNode problem = assertProblem(400, service.post(path, body.replace('\'', '"')));

        assertThat(problem.path("detail").asString()).isEqualTo(detail.replace('\'', '"'));
        assertThat(problem.path("message")).isEqualTo(problem.path("detail"));
        assertThat(problem.path("field").asString()).isEqualTo(field);
        assertThat(problem.path("instance").asString()).isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "3",
                "\"o\"",
                "{'orderid':'o','sku':'s','qty':1} {}",
                "{'orderid':'o','sku':'s','qty':1,'qty':2}",
                "{'orderid':'o','sku':'s','qty':1]",
                "{orderid:1}",
                "\uFEFF{'orderid':'o','sku':'s','qty':1}",
                "{'orderid':'\\u0000','sku':'s','qty':1}",
                "{'orderid':'\\ud800','sku':'s','qty':1}",
                "{'orderid':'o','sku':'s','qty':NaN}"
            })
    void what_is_no_such_json_is_refused(String body) {
        assertProblem(400, service.post("/allocate", body.replace('\'', '"')));
    }

    @Test
    void a_name_of_more_than_255_characters_is_refused() {
        String body = "{\"orderid\":\"%s\",\"sku\":\"s\",\"qty\":1}".formatted("o".repeat(256));

        assertThat(assertProblem(400, service.post("/allocate", body))
                        .path("detail")
                        .asString())
                .startsWith("orderid must have at most 255 characters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "ISO-8859-1"})
    void bytes_that_are_not_utf_8_are_refused(String charset) {
        byte[] body = "{\"orderid\":\"ö\",\"sku\":\"s\",\"qty\":1}".getBytes(Charset.forName(charset));

        assertProblem(400, service.send(jsonTo("/allocate").POST(BodyPublishers.ofByteArray(body))));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_body_of_more_than_64_kib_is_refused(boolean tellsItsLength) {
        service.command("/add_batch", "{'ref':'b','sku':'" + sku + "','qty':1,'eta':null}");
        String line = "{\"orderid\":\"o\",\"sku\":\"%s\",\"qty\":1}".formatted(sku);
        byte[] most = (line + " ".repeat(64 * 1024 - line.length())).getBytes(StandardCharsets.UTF_8);
        byte[] more = (line + " ".repeat(64 * 1024 + 1 - line.length())).getBytes(StandardCharsets.UTF_8);

        assertProblem(413, service.send(jsonTo("/allocate").POST(body(more, tellsItsLength))));
        assertThat(service.send(jsonTo("/allocate").POST(body(most, tellsItsLength)))
                        .statusCode())
                .isEqualTo(202);
    }

    private static HttpRequest.BodyPublisher body(byte[] bytes, boolean tellsItsLength) {
        return tellsItsLength ? BodyPublishers.ofByteArray(bytes) : BodyPublishers.ofByteArrays(List.of(bytes));
    }

    private HttpRequest.Builder jsonTo(String path, String... headers) {
        HttpRequest.Builder request = service.request(path).header("Content-Type", "application/json");
        return headers.length == 0 ? request : request.headers(headers);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/xml",
                "application/x-www-form-urlencoded",
                "nonsense",
                "multipart/form-data; boundary=x",
                "application/json; charset=ISO-8859-1",
                "application/cbor"
            })
    void a_body_that_is_not_json_is_refused(String contentType) {
        assertProblem(
                415,
                service.send(service.request("/allocate")
                        .header("Content-Type", contentType)
                        .POST(BodyPublishers.ofString("{\"orderid\":\"o\",\"sku\":\"s\",\"qty\":1}"))));
    }

    @Test
    void an_answer_that_is_not_accepted_is_refused_before_anything_happens() {
        service.command("/add_batch", "{'ref':'b','sku':'" + sku + "','qty':1,'eta':null}");
        String line = "{\"orderid\":\"%s\",\"sku\":\"%s\",\"qty\":1}".formatted(sku, sku);

        assertProblem(
                406, service.send(jsonTo("/allocate", "Accept", "image/png").POST(BodyPublishers.ofString(line))));
        assertProblem(404, service.get("/orders/" + sku));
    }

    @ParameterizedTest
    @CsvSource({
        "404, GET, /nothing",
        "404, POST, /nothing",
        "404, GET, /allocations/nobody",
        "404, GET, /orders/nobody",
        "404, GET, /availability/nothing",
        "404, GET, /actuator/env",
        "405, GET, /allocate",
        "405, PUT, /add_batch",
        "405, DELETE, /orders/o",
        "405, POST, /availability/s",
        "405, BREW, /allocate",
        "405, TRACE, /allocate",
        "405, POST, /events",
        "400, GET, /orders/",
        "400, GET, /allocations",
        "400, GET, /orders/%0A",
        "400, GET, /orders/%00",
        "400, GET, /orders/%FF",
        "400, GET, /orders/%E2%82",
        "400, GET, /availability/s?all=maybe",
        "400, GET, /availability/s?all=%zz",
        "400, GET, /orders/%20",
        "400, GET, /orders/o;%"
    })
    void paths_and_methods_are_refused(int status, String method, String path) {
        assertProblem(status, raw(method + " " + path + " HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n"));
    }

    @ParameterizedTest
    @CsvSource({
        "400, GET /orders/%zz HTTP/1.1~Host: x~~",
        "400, GET /<> HTTP/1.1~Host: x~~",
        "400, nonsense~~",
        "400, GET / HTTP/1.1~~",
        "400, GET / HTTP/1.1~Host: x~Host: y~~",
        "400, GET / HTTP/1.1~Host: x~a b: c~~",
        "400, POST /allocate HTTP/1.1~Host: x~Content-Length: -1~~",
        "400, GET /../.. HTTP/1.1~Host: x~~",
        "400, POST /allocate HTTP/1.1~Host: x~Content-Length: 1~Content-Length: 2~~",
        "400, POST /allocate HTTP/1.1~Host: x~Content-Type: application/json~Transfer-Encoding: chunked~~zz~~",
        "400, POST /allocate HTTP/1.1~Host: x~Transfer-Encoding: brotli~~",
        "400, GET / HTTP/7.0~Host: x~~"
    })
    void what_the_web_server_itself_refuses_is_a_problem_too(int status, String request) {
        assertProblem(status, raw(request.replace("~", "\r\n")));
    }

    @Test
    void a_body_that_nobody_wants_need_not_be_sent() {
        String head = " HTTP/1.1~Host: x~Expect: 100-continue~Content-Length: 70~Content-Type: text/plain~~";
        assertProblem(415, raw(("POST /allocate" + head).replace("~", "\r\n")));
        assertProblem(404, raw(("POST /nothing" + head).replace("~", "\r\n")));
    }

    private RawHttp.Answer raw(String request) {
        try (RawHttp http = new RawHttp(service.port())) {
            return http.sendAndEnd(request.getBytes(StandardCharsets.UTF_8)).orElseThrow();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator/metrics/nothing", "/actuator/health/nothing"})
    void what_the_actuator_does_not_know_is_not_found(String path) {
        assertThat(service.get("/actuator/metrics/jvm.memory.used?tag=area:heap")
                        .statusCode())
                .isEqualTo(200);
        assertThat(assertProblem(404, service.get(path)).path("detail").asString())
                .contains(path);
    }

    @Test
    void an_unknown_sku_is_a_bad_request_with_the_message_of_the_book() {
        for (String body : List.of(
                "/allocate {'orderid':'o','sku':'SKU','qty':1}",
                "/deallocate {'orderid':'o','sku':'SKU'}",
                "/change_quantity {'batchref':'b','sku':'SKU','qty':1}",
                "/change_eta {'batchref':'b','sku':'SKU','eta':null}")) {
            String[] parts = body.replace('\'', '"').replace("SKU", sku).split(" ", 2);
            JsonNode problem = assertProblem(400, service.post(parts[0], parts[1]));
            assertThat(problem.path("message").asString()).isEqualTo("Invalid sku " + sku);
        }
    }

    @Test
    void an_unknown_batch_is_not_found() {
        service.command("/add_batch", "{'ref':'b','sku':'" + sku + "','qty':1,'eta':null}");

        assertProblem(404, service.post("/change_quantity", "{\"batchref\":\"%s\",\"qty\":1}".formatted(sku)));
        assertProblem(404, service.post("/change_eta", "{\"batchref\":\"%s\",\"eta\":null}".formatted(sku)));
        assertProblem(
                404, service.post("/change_quantity", "{\"batchref\":\"x\",\"qty\":1,\"sku\":\"%s\"}".formatted(sku)));
    }

    @Test
    void what_contradicts_is_a_conflict() {
        service.command("/add_batch", "{'ref':'" + sku + "','sku':'" + sku + "','qty':5,'eta':null}");
        service.command("/add_batch", "{'ref':'" + sku + "','sku':'" + sku + "-2','qty':5,'eta':null}");
        service.command("/allocate", "{'orderid':'o','sku':'" + sku + "','qty':1}");

        for (String body : List.of(
                "/add_batch {'ref':'SKU','sku':'SKU','qty':6,'eta':null}",
                "/add_batch {'ref':'SKU','sku':'SKU','qty':5,'eta':'2031-05-06'}",
                "/allocate {'orderid':'o','sku':'SKU','qty':2}",
                "/change_eta {'batchref':'SKU','sku':'SKU','eta':'2031-05-06'}",
                "/change_quantity {'batchref':'SKU','qty':6}")) {
            String[] parts = body.replace('\'', '"').replace("SKU", sku).split(" ", 2);
            JsonNode problem = assertProblem(409, service.post(parts[0], parts[1]));
            assertThat(problem.path("detail").asString()).contains(sku);
        }
    }

    @Test
    void several_products_with_such_a_batch_are_named() {
        String batch = unique("batch");
        service.command("/add_batch", "{'ref':'" + batch + "','sku':'" + sku + "-1','qty':5,'eta':null}");
        service.command("/add_batch", "{'ref':'" + batch + "','sku':'" + sku + "-2','qty':5,'eta':null}");

        JsonNode problem =
                assertProblem(409, service.post("/change_eta", "{\"batchref\":\"%s\",\"eta\":null}".formatted(batch)));

        assertThat(problem.path("detail").asString()).contains(sku + "-1", sku + "-2");
    }

    @Test
    void goods_that_have_left_cannot_be_taken_back() {
        service.command("/add_batch", "{'ref':'b','sku':'" + sku + "','qty':5,'eta':null}");
        service.command("/allocate", "{'orderid':'o','sku':'" + sku + "','qty':3}");
        service.bean(MessageBus.class).handle(ShipLine.of("o", sku));

        assertProblem(409, service.post("/deallocate", "{\"orderid\":\"o\",\"sku\":\"%s\"}".formatted(sku)));
        assertProblem(
                409, service.post("/change_quantity", "{\"batchref\":\"b\",\"qty\":2,\"sku\":\"%s\"}".formatted(sku)));
        assertThat(service.get("/availability/" + sku).body()).contains("\"shipped\":3");
    }
}
