package io.allocation.examples.http;

import static io.allocation.examples.http.RunningService.json;
import static io.allocation.examples.http.RunningService.unique;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class CommandsTest {

    private final RunningService service = RunningService.shared();
    private final String sku = unique("sku");
    private final String batch = unique("batch");

    /** Writes the names of this test into a text. */
    private String named(String text) {
        return text.replace("SKU", sku).replace("BATCH", batch);
    }

    private JsonNode command(String path, String body) {
        return service.command(path, named(body));
    }

    private void assertAnswer(JsonNode answer, String expected) {
        assertThat(answer).isEqualTo(json(named(expected).replace('\'', '"')));
    }

    private void addBatch(long quantity) {
        command("/add_batch", "{'ref':'BATCH','sku':'SKU','qty':" + quantity + ",'eta':null}");
    }

    @Test
    void a_batch_is_received_once() {
        String body = "{'ref':'BATCH','sku':'SKU','qty':10,'eta':'2031-05-06','expiry':'2032-01-01','warehouse':'L'}";

        assertAnswer(
                command("/add_batch", body),
                "{'result':'received','sku':'SKU','ref':'BATCH','qty':10,'eta':'2031-05-06'}");
        assertAnswer(
                command("/add_batch", body),
                "{'result':'known','sku':'SKU','ref':'BATCH','qty':10,'eta':'2031-05-06'}");
    }

    @Test
    void a_line_is_allocated_once() {
        addBatch(10);
        String line = "{'orderid':'o','sku':'SKU','qty':6}";
        String rest = "'orderid':'o','sku':'SKU','qty':6,'allocations':[{'batchref':'BATCH','qty':6}],'shortfall':0}";

        assertAnswer(command("/allocate", line), "{'result':'allocated'," + rest);
        assertAnswer(command("/allocate", line), "{'result':'already_allocated'," + rest);
    }

    @Test
    void a_line_that_is_out_of_stock_hears_by_how_much() {
        addBatch(10);

        assertAnswer(
                command("/allocate", "{'orderid':'o','sku':'SKU','qty':13}"),
                "{'result':'out_of_stock','orderid':'o','sku':'SKU','qty':13,'allocations':[],'shortfall':3}");
    }

    @Test
    void a_line_is_deallocated_once_and_can_come_again() {
        addBatch(10);
        command("/allocate", "{'orderid':'o','sku':'SKU','qty':6}");
        String line = "{'orderid':'o','sku':'SKU'}";

        assertAnswer(
                command("/deallocate", line),
                "{'result':'deallocated','orderid':'o','sku':'SKU','released':[{'batchref':'BATCH','qty':6}]}");
        assertAnswer(
                command("/deallocate", line),
                "{'result':'nothing_to_deallocate','orderid':'o','sku':'SKU','released':[]}");
        assertThat(command("/allocate", "{'orderid':'o','sku':'SKU','qty':10}")
                        .path("result")
                        .asString())
                .isEqualTo("allocated");
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void a_batch_that_shrinks_tells_who_moved_and_who_is_short(boolean withSku) {
        addBatch(10);
        command("/add_batch", "{'ref':'next','sku':'SKU','qty':4,'eta':'2031-05-06'}");
        command("/allocate", "{'orderid':'first','sku':'SKU','qty':2}");
        command("/allocate", "{'orderid':'second','sku':'SKU','qty':5}");
        command("/allocate", "{'orderid':'third','sku':'SKU','qty':3}");
        String change = "{'batchref':'BATCH','qty':2" + (withSku ? ",'sku':'SKU'}" : "}");

        assertAnswer(
                command("/change_quantity", change),
                "{'result':'changed','sku':'SKU','batchref':'BATCH','qty':2,"
                        + "'moved':[{'orderid':'third','qty':3,'from':'BATCH','to':'next'}],"
                        + "'short':[{'orderid':'second','qty':5}]}");
        assertAnswer(
                command("/change_quantity", change),
                "{'result':'unchanged','sku':'SKU','batchref':'BATCH','qty':2,'moved':[],'short':[]}");
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void a_shipment_is_expected_on_another_day_and_arrives(boolean withSku) {
        command("/add_batch", "{'ref':'BATCH','sku':'SKU','qty':4,'eta':'2031-05-06'}");
        String rest = withSku ? ",'sku':'SKU'}" : "}";
        String later = "{'batchref':'BATCH','eta':'2031-06-07T08:00:00'" + rest;
        String arrived = "{'batchref':'BATCH','eta':null" + rest;

        assertAnswer(
                command("/change_eta", later),
                "{'result':'changed','sku':'SKU','batchref':'BATCH','eta':'2031-06-07'}");
        assertAnswer(
                command("/change_eta", later),
                "{'result':'unchanged','sku':'SKU','batchref':'BATCH','eta':'2031-06-07'}");
        assertAnswer(command("/change_eta", arrived), "{'result':'changed','sku':'SKU','batchref':'BATCH','eta':null}");
        assertAnswer(
                command("/change_eta", arrived), "{'result':'unchanged','sku':'SKU','batchref':'BATCH','eta':null}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "*/*                                             | text/html",
                "text/html                                       | text/html",
                "text/html,application/xhtml+xml,*/*;q=0.8       | text/html",
                "text/html, application/json                     | text/html",
                "application/json                                | application/json",
                "application/json, text/plain, */*               | application/json",
                "text/html;q=0.5, application/json               | application/json",
            })
    void json_is_for_those_who_ask_for_it(String accept, String contentType) {
        addBatch(10);

        HttpResponse<String> response = service.send(service.request("/allocate")
                .header("Content-Type", "application/json")
                .header("Accept", accept)
                .POST(BodyPublishers.ofString(named("{\"orderid\":\"o\",\"sku\":\"SKU\",\"qty\":1}"))));

        assertThat(response.statusCode()).isEqualTo(202);
        assertThat(response.headers().firstValue("Content-Type").orElseThrow()).startsWith(contentType);
    }
}
