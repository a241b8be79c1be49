package io.allocation.examples.http;

import static io.allocation.examples.http.RunningService.json;
import static io.allocation.examples.http.RunningService.unique;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class QueriesTest {

    private final RunningService service = RunningService.shared();
    private final String sku = unique("sku");

    private JsonNode get(String path) {
        HttpResponse<String> response = service.get(path);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return json(response.body());
    }

    private void addBatch(String fields) {
        service.command("/add_batch", "{'sku':'" + sku + "'," + fields + "}");
    }

    private void allocate(String order, String product, long quantity) {
        JsonMapper mapper = new JsonMapper();
        service.command(
                "/allocate",
                "{'sku':" + mapper.writeValueAsString(product) + ",'orderid':" + mapper.writeValueAsString(order)
                        + ",'qty':" + quantity + "}");
    }

    @Test
    void an_order_is_told_line_by_line() {
        String order = unique("order");
        String other = sku + "-z";
        service.command("/add_batch", "{'sku':'" + other + "','ref':'b','qty':5,'eta':null}");
        addBatch("'ref':'a','qty':5,'eta':null");
        allocate(order, other, 2);
        allocate(order, sku, 3);

        assertThat(get("/orders/" + order)).isEqualTo(json("""
                                {"orderid": "%s", "lines": [
                                  {"sku": "%s", "qty": 3, "allocations": [{"batchref": "a", "qty": 3, "shipped": false}]},
                                  {"sku": "%s", "qty": 2, "allocations": [{"batchref": "b", "qty": 2, "shipped": false}]}
                                ]}
                                """.formatted(order, sku, other)));
    }

    @Test
    void stock_is_told_by_preference_and_by_day() {
        addBatch("'ref':'late','qty':7,'eta':'2031-05-06'");
        addBatch("'ref':'soon','qty':5,'eta':'2031-04-05','warehouse':'L'");
        addBatch("'ref':'also-soon','qty':1,'eta':'2031-04-05'");
        addBatch("'ref':'expired','qty':9,'eta':null,'expiry':'2020-01-01'");
        addBatch("'ref':'here','qty':3,'eta':null,'expiry':'2999-12-31'");
        addBatch("'ref':'used-up','qty':2,'eta':null");
        allocate("o-1", sku, 3);
        allocate("o-2", sku, 2);
        service.command("/deallocate", "{'sku':'" + sku + "','orderid':'o-1'}");
        allocate("o-3", sku, 2);

        JsonNode stock = get("/availability/" + sku + "?all=true");

        assertThat(stock.path("batches").findValuesAsString("ref"))
                .containsExactly("here", "soon", "also-soon", "late", "expired", "used-up");
        JsonNode brief = get("/availability/" + sku);
        assertThat(brief.path("batches").findValuesAsString("ref"))
                .containsExactly("here", "soon", "also-soon", "late", "expired");
        assertThat(brief.path("promise")).isEqualTo(stock.path("promise"));
        assertThat(stock.path("promise")).isEqualTo(json("""
                                [{"from": null, "available": 1},
                                 {"from": "2031-04-05", "available": 7},
                                 {"from": "2031-05-06", "available": 14}]
                                """));
    }

    @Test
    void each_batch_is_told_whole() {
        addBatch("'ref':'b','qty':9,'eta':'2031-04-05','expiry':'2999-12-31','warehouse':'L'");
        allocate("o", sku, 2);

        assertThat(get("/availability/" + sku)).isEqualTo(json("""
                                {"sku": "%s", "available": 7, "on_hand": 0, "inbound": 7,
                                 "batches": [{"ref": "b", "purchased": 9, "allocated": 2, "shipped": 0, "available": 7,
                                   "eta": "2031-04-05", "expiry": "2999-12-31", "warehouse": "L"}],
                                 "promise": [{"from": null, "available": 0}, {"from": "2031-04-05", "available": 7}]}
                                """.formatted(sku)));
    }

    @Test
    void a_product_without_stock_is_known() {
        addBatch("'ref':'b','qty':2,'eta':null");
        allocate("o", sku, 2);

        JsonNode stock = get("/availability/" + sku);

        assertThat(stock.path("available").asInt()).isZero();
        assertThat(stock.path("batches")).isEmpty();
        assertThat(get("/availability/" + sku + "?all=true").path("batches")).hasSize(1);
        assertThat(service.get("/availability/" + unique("none")).statusCode()).isEqualTo(404);
    }

    @Test
    void sums_may_be_larger_than_any_batch() {
        addBatch("'ref':'a','qty':" + Long.MAX_VALUE + ",'eta':null");
        addBatch("'ref':'b','qty':" + Long.MAX_VALUE + ",'eta':null");

        assertThat(service.get("/availability/" + sku).body()).contains("\"available\":18446744073709551614");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a/b", "/", "a//b/", "2031/05-Ä€𝕏 漢", "a;b=c", "50%", "a?b#c", "a\\b", "a+b", "\"<>|^`{}"})
    void ids_may_have_any_character(String id) {
        String order = unique("order") + id;
        String product = sku + id;
        JsonMapper mapper = new JsonMapper();
        service.command(
                "/add_batch", "{'ref':'b','qty':5,'eta':null,'sku':" + mapper.writeValueAsString(product) + "}");
        allocate(order, product, 2);

        assertThat(get("/allocations/" + encoded(order)).get(0).path("sku").asString())
                .isEqualTo(product);
        assertThat(get("/orders/" + encoded(order)).path("orderid").asString()).isEqualTo(order);
        assertThat(get("/availability/" + encoded(product)).path("sku").asString())
                .isEqualTo(product);
    }

    @Test
    void slashes_need_not_be_encoded() {
        String order = unique("order") + "/2031//7/";
        addBatch("'ref':'b','qty':5,'eta':null");
        allocate(order, sku, 2);

        assertThat(get("/allocations/" + order)).hasSize(1);
        assertThat(get("/orders/" + order).path("orderid").asString()).isEqualTo(order);
    }

    private static String encoded(String id) {
        return URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
