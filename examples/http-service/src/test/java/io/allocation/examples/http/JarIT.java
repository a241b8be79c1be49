package io.allocation.examples.http;

import static io.allocation.examples.http.RunningService.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar, started as its users start it: with a port, and nothing else. */
class JarIT {

    private static final Path JAR = Path.of("target", "http-service.jar").toAbsolutePath();
    private static final int ENDED_BY_SIGTERM = 143;

    @TempDir
    private Path directory;

    @Test
    void serves_the_book_s_client_and_the_console() throws Exception {
        try (ServiceProcess service = ServiceProcess.startJar(directory, JAR)) {
            assertOk(201, service.post("/add_batch", "{'ref':'late','sku':'LAMP','qty':10,'eta':'2011-01-02'}"));
            assertOk(201, service.post("/add_batch", "{'ref':'early','sku':'LAMP','qty':10,'eta':'2011-01-01'}"));
            assertOk(202, service.post("/allocate", "{'orderid':'order-1','sku':'LAMP','qty':3}"));
            assertThat(json(service.get("/allocations/order-1").body()))
                    .isEqualTo(json("[{\"sku\": \"LAMP\", \"batchref\": \"early\"}]"));

            HttpResponse<String> unknown = service.post("/allocate", "{'orderid':'order-2','sku':'NONE','qty':3}");
            assertThat(unknown.statusCode()).isEqualTo(400);
            assertThat(json(unknown.body()).path("message").asString()).isEqualTo("Invalid sku NONE");

            assertThat(service.get("/").body()).contains("<title>Allocation console</title>");
            assertThat(service.get("/openapi.json").body()).contains("/allocate");
        }
        assertThat(directory.resolve("allocation-data")).isNotEmptyDirectory();
    }

    private static void assertOk(int status, HttpResponse<String> response) {
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.body()).isEqualTo("OK");
    }

    @Test
    void finishes_what_it_has_begun_takes_nothing_more_and_logs_json() throws Exception {
        byte[] body = "{\"ref\":\"b\",\"sku\":\"LAMP\",\"qty\":10,\"eta\":null}".getBytes(StandardCharsets.UTF_8);
        try (ServiceProcess service = ServiceProcess.startJar(directory, JAR);
                RawHttp http = new RawHttp(service.port())) {
            String head = "POST /add_batch HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                    + "Expect: 100-continue\r\nContent-Length: " + body.length + "\r\n\r\n";
            assertThat(http.exchange(head.getBytes(StandardCharsets.UTF_8), false)
                            .orElseThrow()
                            .status())
                    .as("it is being read")
                    .isEqualTo(100);

            service.terminate();
            awaitNoMore(service);

            assertThat(http.exchange(body, false).orElseThrow().status()).isEqualTo(201);
            assertThat(service.exitCode()).isEqualTo(ENDED_BY_SIGTERM);
            assertThat(service.output().lines())
                    .isNotEmpty()
                    .allSatisfy(line -> assertThat(
                                    json(line).path("log").path("level").asString())
                            .isNotEmpty());
        }
    }

    /** Until it refuses connections; each look is a request. */
    private static void awaitNoMore(ServiceProcess service) throws InterruptedException {
        boolean refuses;
        do {
            refuses = refuses(service);
        } while (!refuses);
    }

    private static boolean refuses(ServiceProcess service) throws InterruptedException {
        try {
            service.get("/actuator/health");
            return false;
        } catch (ConnectException gone) {
            return true;
        } catch (IOException going) {
            return false;
        }
    }
}
