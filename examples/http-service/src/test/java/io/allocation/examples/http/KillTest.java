package io.allocation.examples.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.allocation.servers.TestServer;
import io.allocation.servers.TestServers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills the service while it is at work: whatever it has acknowledged is there when it starts again. */
class KillTest {

    private static final int CLIENTS = 16;
    private static final int ACKNOWLEDGED_BEFORE = 400;
    private static final int STOCK = 1_000_000;

    @TempDir
    private Path directory;

    @Test
    void nothing_acknowledged_is_lost_on_the_default_database() throws Exception {
        killAndStartAgain();
    }

    @Test
    void nor_on_any_h2_that_is_named() throws Exception {
        killAndStartAgain("--spring.datasource.url=jdbc:h2:file:" + directory.resolve("mine"));
    }

    @Test
    void nor_on_postgresql() throws Exception {
        try (TestServer server = TestServers.startPostgres()) {
            killAndStartAgain("--spring.datasource.url=" + server.newDatabase());
        }
    }

    private void killAndStartAgain(String... arguments) throws Exception {
        Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
        try (ServiceProcess service = ServiceProcess.start(directory, arguments)) {
            service.post("/add_batch", "{'ref':'b','sku':'HOT','qty':" + STOCK + ",'eta':null}");
            allocateUntilKilled(service, acknowledged);
        }
        try (ServiceProcess service = ServiceProcess.start(directory, arguments)) {
            assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(ACKNOWLEDGED_BEFORE);
            for (String order : acknowledged) {
                assertThat(service.get("/allocations/" + order).statusCode())
                        .as("status of %s", order)
                        .isEqualTo(200);
            }
        }
    }

    private static void allocateUntilKilled(ServiceProcess service, Queue<String> acknowledged)
            throws InterruptedException {
        CountDownLatch enough = new CountDownLatch(ACKNOWLEDGED_BEFORE);
        List<Thread> clients = new ArrayList<>();
        for (int client = 0; client < CLIENTS; client++) {
            String name = "c" + client + "-";
            Thread thread = new Thread(() -> allocate(service, name, acknowledged, enough));
            thread.start();
            clients.add(thread);
        }
        enough.await();
        service.kill();
        for (Thread client : clients) {
            client.join();
        }
    }

    /** Until nobody answers. */
    private static void allocate(
            ServiceProcess service, String name, Queue<String> acknowledged, CountDownLatch enough) {
        try {
            for (int i = 0; i < STOCK / CLIENTS; i++) {
                String order = name + i;
                int status = service.post("/allocate", "{'orderid':'" + order + "','sku':'HOT','qty':1}")
                        .statusCode();
                if (status == 202) {
                    acknowledged.add(order);
                    enough.countDown();
                }
            }
        } catch (IOException | InterruptedException dead) {
            enough.countDown(); // a service that ends by itself is found out by too few acknowledgements
        }
    }
}
