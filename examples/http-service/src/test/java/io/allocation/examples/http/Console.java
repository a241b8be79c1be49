package io.allocation.examples.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The console in a browser, and others who use the service meanwhile. One for all tests: each has names of its own. */
final class Console implements BeforeAllCallback, AfterEachCallback {

    private @Nullable Running running;

    private record Running(RunningService service, Browser browser) implements AutoCloseable {

        static Running start() {
            Browser browser = Browser.start();
            return new Running(RunningService.start(), browser);
        }

        @Override
        public void close() {
            browser.close();
            service.close();
        }
    }

    /** What is in the root store ends with the run. */
    @Override
    public void beforeAll(ExtensionContext context) {
        running = context.getRoot()
                .getStore(ExtensionContext.Namespace.create(Console.class))
                .getOrComputeIfAbsent(Running.class, key -> Running.start(), Running.class);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        browser().reset();
        page().saysNothingOf("The console itself failed");
        assertThat(browser().complaints()).isEmpty();
    }

    Browser browser() {
        return running().browser;
    }

    void open() {
        browser().open(address(running().service, ""));
    }

    void open(String sku) {
        browser().open(address(running().service, "#sku=" + URLEncoder.encode(sku, StandardCharsets.UTF_8)));
    }

    static URI address(RunningService of, String hash) {
        return URI.create("http://localhost:" + of.port() + "/" + hash);
    }

    Part part(String name) {
        return browser().part(name);
    }

    Part page() {
        return browser().page();
    }

    Part line(String order, String qty) {
        return part("Order line").type("Order", order).type("Quantity", qty);
    }

    // What others do, of whom the console knows nothing.

    void receive(String sku, String ref, long qty) {
        command("/add_batch", "{'sku':'" + sku + "','ref':'" + ref + "','qty':" + qty + ",'eta':null}");
    }

    void expect(String sku, String ref, long qty, LocalDate eta) {
        command("/add_batch", "{'sku':'" + sku + "','ref':'" + ref + "','qty':" + qty + ",'eta':'" + eta + "'}");
    }

    void allocate(String order, String sku, long qty) {
        command("/allocate", "{'orderid':'" + order + "','sku':'" + sku + "','qty':" + qty + "}");
    }

    private void command(String path, String body) {
        running().service.command(path, body);
    }

    private Running running() {
        return Objects.requireNonNull(running, "not started");
    }
}
