package io.allocation.examples.http;

import static io.allocation.examples.http.RunningService.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.allocation.servers.TestServers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Many clients at once, on PostgreSQL. */
class CrowdTest {

    private static final int CLIENTS = 64;
    private static final int STOCK = 1_000;

    private final RunningService service = RunningService.start(
            "--spring.datasource.url=" + TestServers.postgres().newDatabase());

    @AfterEach
    void stop() {
        service.close();
    }

    private List<Integer> together(Callable<List<Integer>> client) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
        try {
            List<Integer> statuses = new ArrayList<>();
            for (Future<List<Integer>> done : threads.invokeAll(java.util.Collections.nCopies(CLIENTS, client))) {
                statuses.addAll(done.get());
            }
            return statuses;
        } finally {
            threads.shutdown();
        }
    }

    private int allocate(String order) {
        return service.post("/allocate", "{\"orderid\":\"" + order + "\",\"sku\":\"HOT\",\"qty\":1}")
                .statusCode();
    }

    @Test
    void a_hot_product_is_sold_to_the_last_unit_and_no_request_fails() throws Exception {
        service.command("/add_batch", "{'ref':'b','sku':'HOT','qty':" + STOCK + ",'eta':null}");

        List<Integer> statuses = together(() -> {
            String client = RunningService.unique("order");
            return IntStream.range(0, 2 * STOCK / CLIENTS)
                    .mapToObj(i -> allocate(client + "-" + i))
                    .toList();
        });

        assertThat(statuses).containsOnly(202).hasSizeGreaterThan(STOCK);
        assertThat(json(service.get("/availability/HOT").body())
                        .path("available")
                        .asInt())
                .isZero();
        assertThat(json(service.get("/availability/HOT?all=true").body())
                        .path("batches")
                        .get(0)
                        .path("allocated")
                        .asInt())
                .isEqualTo(STOCK);
    }

    @Test
    void the_first_batches_of_a_product_may_come_at_once() throws Exception {
        assertThat(together(() -> List.of(service.post(
                                "/add_batch",
                                "{\"ref\":\"" + RunningService.unique("b")
                                        + "\",\"sku\":\"NEW\",\"qty\":1,\"eta\":null}")
                        .statusCode())))
                .containsOnly(201);
        assertThat(json(service.get("/availability/NEW").body())
                        .path("available")
                        .asInt())
                .isEqualTo(CLIENTS);
    }
}
