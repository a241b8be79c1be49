package io.allocation.examples.http;

import static io.allocation.examples.http.RunningService.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** With a service of its own: it lists all products. */
class CatalogueTest {

    private final RunningService service = RunningService.start();

    @AfterEach
    void stop() {
        service.close();
    }

    private void addBatch(String sku) {
        service.command("/add_batch", "{'sku':'" + sku + "','ref':'b','qty':5,'eta':null}");
    }

    private void sell(String sku) {
        addBatch(sku);
        service.command("/allocate", "{'sku':'" + sku + "','orderid':'o','qty':5}");
    }

    @Test
    void products_are_found_by_how_they_begin() {
        addBatch("LAMP-2");
        addBatch("LAMP-1");
        addBatch("CHAIR");

        assertThat(json(service.get("/skus?prefix=LA").body())).isEqualTo(json("{\"skus\":[\"LAMP-1\",\"LAMP-2\"]}"));
        assertThat(json(service.get("/skus?limit=1").body())).isEqualTo(json("{\"skus\":[\"CHAIR\"]}"));
        assertThat(json(service.get("/skus?prefix=%25").body())).isEqualTo(json("{\"skus\":[]}"));
    }

    @Test
    void what_is_sold_out_is_listed_page_by_page() {
        sell("A");
        addBatch("B");
        sell("C");

        assertThat(json(service.get("/out_of_stock?limit=1").body()))
                .isEqualTo(json("{\"skus\":[\"A\"],\"next\":\"A\"}"));
        assertThat(json(service.get("/out_of_stock?after=A").body()))
                .isEqualTo(json("{\"skus\":[\"C\"],\"next\":null}"));
    }

    @ParameterizedTest
    @CsvSource({
        "/skus?limit=0, limit",
        "/skus?limit=101, limit",
        "/skus?limit=x, limit",
        "/skus?prefix=%00, prefix",
        "/out_of_stock?limit=501, limit",
        "/out_of_stock?after=%00, after"
    })
    void what_cannot_be_asked_is_refused_by_name(String path, String field) {
        HttpResponse<String> response = service.get(path);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(json(response.body()).path("field").asString()).isEqualTo(field);
    }
}
