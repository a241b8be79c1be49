package io.allocation.examples.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** The console as a person uses it: in a browser, against the running service. Each test has products of its own. */
class ConsoleTest {

    private static final LocalDate MARCH_1 = LocalDate.of(2035, 3, 1);
    private static final LocalDate MARCH_9 = LocalDate.of(2035, 3, 9);

    private static RunningService service;
    private static Browser browser;

    @BeforeAll
    static void start() {
        service = RunningService.start();
        browser = Browser.start();
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
        service.close();
    }

    @AfterEach
    void the_page_itself_is_in_order() {
        browser.reset();
        browser.page().saysNothingOf("The console itself failed");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void a_newcomer_is_given_a_batch_to_receive() {
        try (RunningService fresh = RunningService.start()) {
            browser.open(address(fresh, ""));
            browser.part("Products").says("There is no product yet");

            browser.part("Receive a batch").says("This example is ready to go").press("Receive");

            browser.part("Receive a batch").says("B-1 is received: 10 of LAMP-SMALL, on hand.");
            browser.part("LAMP-SMALL").says("10 available · 0 allocated · 10 in all");
            browser.open(URI.create("about:blank")); // it holds no connection when the service stops
        }
    }

    @Test
    void a_sku_is_found_by_its_beginning() {
        receive("FIND-ME", "B-1", 3);
        receive("FIND-OTHER", "B-1", 3);
        open();

        browser.page().type("Find a SKU", "FIND-M");
        browser.part("SKUs").says("FIND-ME").saysNothingOf("FIND-OTHER");
        browser.keys(Keys.ARROW_DOWN, Keys.ENTER);

        browser.part("FIND-ME").says("On hand", "3 available");
        browser.part("Recent SKUs").says("FIND-ME");
    }

    @Test
    void a_sku_that_nobody_knows_is_told_with_those_that_begin_alike() {
        receive("ALIKE-1", "B-1", 3);
        open("ALIKE");

        browser.part("ALIKE").says("There is no such product.").follow("ALIKE-1");

        browser.part("ALIKE-1").says("3 available");
    }

    @Test
    void batches_show_in_the_order_in_which_they_serve_and_promises_by_date() {
        expect("SOFA", "SHIP-2", 20, MARCH_9);
        expect("SOFA", "SHIP-1", 1000, MARCH_1);
        receive("SOFA", "B-1", 10);

        open("SOFA");

        Part sofa = browser.part("SOFA").says("SHIP-2");
        assertThat(sofa.texts(".batches strong")).containsExactly("B-1", "SHIP-1", "SHIP-2");
        assertThat(sofa.texts(".totals dd:first-of-type")).containsExactly("1,030", "10", "1,020");
        sofa.says("Arrives Mar 1, 2035");
        assertThat(sofa.texts(".promise tbody .number")).containsExactly("10", "1,010", "1,030");
    }

    @Test
    void a_line_is_allocated_and_its_batch_told() {
        receive("LAMP", "B-1", 10);
        open("LAMP");

        line("order-1", "6").press("Allocate").says("order-1 gets 6 from B-1.");
        browser.part("LAMP").says("4 available · 6 allocated · 10 in all");

        line("order-1", "6").press("Allocate").says("order-1 was allocated already: 6 from B-1. Nothing changed.");
        line("order-2", "9").press("Allocate").says("LAMP is out of stock for order-2: of 9, 5 are missing.");
        line("order-1", "7").press("Allocate").says("Refused:", "order-1");
        browser.part("LAMP").says("4 available · 6 allocated · 10 in all");
    }

    @Test
    void a_line_is_given_back() {
        receive("DESK", "B-1", 10);
        allocate("order-d", "DESK", 6);
        open("DESK");

        line("order-d", "").press("Deallocate").says("order-d gave back 6 to B-1.");
        browser.part("DESK").says("10 available · 0 allocated");
        line("order-d", "").press("Deallocate").says("order-d holds no DESK: there is nothing to give back.");
    }

    @Test
    void a_shipment_is_received_and_the_same_one_again_changes_nothing() {
        open("RUG");
        for (String answer : new String[] {"S-1 is received: 5 of RUG, arriving Mar 1, 2035.", "Nothing changed."}) {
            browser.part("Receive a batch")
                    .type("Reference", "S-1")
                    .type("Quantity", "5")
                    .choose("On its way")
                    .type("Arrives on", MARCH_1)
                    .press("Receive")
                    .says(answer);
        }
        browser.part("RUG").says("Arrives Mar 1, 2035", "5 available");
    }

    @Test
    void a_shrunk_batch_tells_who_moved_and_who_is_short() {
        receive("VASE", "B-1", 10);
        receive("VASE", "B-2", 3);
        allocate("order-a", "VASE", 4);
        allocate("order-b", "VASE", 3);
        allocate("order-c", "VASE", 3);
        open("VASE");
        browser.part("VASE").choose("Show used-up ones").press("Change B-1");

        browser.part("B-1 of VASE")
                .type("Quantity", "2")
                .press("Change quantity")
                .says("B-1 now has 2. 1 line moved, 2 lines came up short.")
                .says("3 moved from B-1 to B-2", "order-a is 4 short")
                .press("Close");

        browser.part("VASE").says("0 allocated · 2 in all", "3 allocated · 3 in all");
    }

    @Test
    void a_shipment_gets_another_date_and_arrives() {
        expect("CLOCK", "SHIP-7", 20, MARCH_1);
        open("CLOCK");
        browser.part("CLOCK").press("Change SHIP-7");
        Part batch = browser.part("SHIP-7 of CLOCK");

        batch.type("Arrives on", MARCH_9)
                .press("Change date")
                .says("SHIP-7 is now expected on Mar 9, 2035.", "arriving Mar 9, 2035");
        batch.press("It has arrived").says("SHIP-7 has arrived: it is on hand.").press("Close");

        browser.part("CLOCK").says("On hand").saysNothingOf("Arrives");
    }

    @Test
    void an_order_is_looked_up_and_a_line_given_back() {
        receive("CUP", "B-1", 10);
        receive("PLATE", "B-9", 10);
        allocate("order-of-two", "CUP", 6);
        allocate("order-of-two", "PLATE", 2);
        open();

        Part order = browser.part("Order").type("Order number", "order-of-two").press("Look up");
        order.says("6 ordered: 6 from B-1", "2 ordered: 2 from B-9")
                .press("Deallocate CUP")
                .says("order-of-two gave back 6 to B-1.")
                .saysNothingOf("6 ordered");
        order.follow("PLATE");
        browser.part("PLATE").says("8 available");
        order.type("Order number", "order-of-none").press("Look up").says("Nothing is allocated to order-of-none.");
    }

    @Test
    void what_is_out_of_stock_is_listed_until_stock_comes() {
        receive("GONE", "B-1", 1);
        allocate("order-g", "GONE", 1);
        open();

        browser.part("Out of stock").follow("GONE");
        browser.part("GONE").says("Every unit of it is promised");
        browser.part("Receive a batch")
                .type("Reference", "B-2")
                .type("Quantity", "1")
                .press("Receive");

        browser.part("Out of stock").saysNothingOf("GONE");
    }

    @Test
    void what_happens_elsewhere_shows_at_once() {
        receive("NEWS", "B-1", 10);
        open("NEWS");
        browser.page().says("Live");

        allocate("order-n", "NEWS", 4);

        browser.part("Live events").says("order-n gets 4 from B-1");
        browser.part("NEWS").says("6 available · 4 allocated");

        Part feed = browser.part("Live events").press("Pause");
        allocate("order-m", "NEWS", 1);
        feed.says("Paused. 1 new event.").saysNothingOf("order-m");
        feed.press("Continue").says("order-m gets 1 from B-1");
    }

    @Test
    void bad_input_is_shown_at_its_field() {
        receive("BAD", "B-1", 10);
        open("BAD");

        line("order-1", "-5").press("Allocate").complains("Quantity", "-5");
        line("order-1", "many").press("Allocate").complains("Quantity", "many");
        line(" ", "1").press("Allocate").complains("Order", "blank");
        browser.part("Receive a batch").type("Quantity", "1").press("Receive").complains("Reference", "ref");
        browser.part("Receive a batch")
                .type("Reference", "B-2")
                .choose("On its way")
                .press("Receive")
                .complains("Arrives on", "eta");
        browser.part("BAD").press("Change B-1");
        browser.part("B-1 of BAD").type("Quantity", "").press("Change quantity").complains("Quantity", "qty");
    }

    @Test
    void a_service_that_cannot_be_reached_is_told_and_the_command_sent_again() {
        receive("AWAY", "B-1", 10);
        open("AWAY");
        browser.part("AWAY").says("10 available");

        browser.offline(true);
        Part line = line("order-w", "6").press("Allocate").says("cannot be reached", "repeating is harmless");
        browser.offline(false);

        line.press("Send again").says("order-w gets 6 from B-1.");
        browser.part("AWAY").says("4 available");
    }

    @Test
    void the_keyboard_is_enough() {
        receive("KEYS", "B-1", 10);
        open();
        browser.page().says("Live");

        browser.keys(Keys.TAB);
        assertThat(browser.focus()).isEqualTo("Skip to the product");
        browser.keys("/");
        assertThat(browser.focus()).isEqualTo("Find a SKU");
        browser.keys("KEYS");
        browser.part("SKUs").says("KEYS");
        browser.keys(Keys.ARROW_DOWN, Keys.ENTER);
        browser.part("KEYS").says("10 available");
        browser.keys("a", "order-k", Keys.TAB, "6", Keys.ENTER);
        browser.part("KEYS").says("order-k gets 6 from B-1.");

        browser.keys(Keys.TAB, Keys.TAB, Keys.TAB); // past both buttons, to used-up batches
        assertThat(browser.focus()).isEqualTo("Show used-up ones");
        browser.keys(Keys.TAB, Keys.ENTER);
        browser.part("B-1 of KEYS").says("4 available");
        browser.keys("3", Keys.ENTER);
        browser.part("B-1 of KEYS").says("order-k is 6 short");
        browser.keys(Keys.ESCAPE);
        assertThat(browser.focus()).isEqualTo("Change B-1");
    }

    @Test
    void a_phone_shows_all_of_it_without_scrolling_sideways() {
        String name = "A-LONG-NAME-WITHOUT-A-SPACE-".repeat(4);
        receive(name, "B-" + name, Long.MAX_VALUE);
        browser.resize(360, 740);
        open(name);
        line("order-" + name, "9007199254740993").press("Allocate").says("gets 9,007,199,254,740,993 from");
        browser.part(name).says("9,214,364,837,600,034,814 available").press("Change B-" + name);

        assertThat(browser.run("return document.documentElement.scrollWidth")).isEqualTo(360L);
        assertThat(browser.run(
                        "return [...document.querySelectorAll('button, input:not([type=checkbox], [type=radio])')]"
                                + ".filter(e => e.checkVisibility() && e.offsetHeight < 44).length"))
                .isEqualTo(0L);
    }

    @Test
    void it_is_dark_where_the_reader_prefers_that() {
        browser.prefer("prefers-color-scheme", "dark");
        open();

        assertThat(browser.run("return getComputedStyle(document.body).backgroundColor"))
                .isEqualTo("rgb(17, 22, 20)");
        assertThat(browser.run("return getComputedStyle(document.body).color")).isEqualTo("rgb(230, 236, 233)");
    }

    @Test
    void nothing_moves_where_the_reader_prefers_that() {
        receive("STILL", "B-1", 10);
        open("STILL");
        browser.part("STILL").says("10 available");
        String transition = "return getComputedStyle(document.querySelector('.bar')).transitionDuration";

        browser.prefer("prefers-reduced-motion", "no-preference");
        assertThat(browser.run(transition)).isNotEqualTo("0s");
        browser.prefer("prefers-reduced-motion", "reduce");
        assertThat(browser.run(transition)).isEqualTo("0s");
    }

    @Test
    void a_sku_is_text_whatever_it_is_called() {
        String sku = "<b>x</b>/ü";
        receive(sku, "<i>1</i>", 10);
        open(sku);
        line("a&b=c/d #1?", "1").press("Allocate").says("a&b=c/d #1? gets 1 from <i>1</i>.");
        browser.part("Live events").says(sku, "a&b=c/d #1? gets 1 from <i>1</i>");

        browser.part("Order")
                .type("Order number", "a&b=c/d #1?")
                .press("Look up")
                .says("1 from <i>1</i>");
        browser.reload();

        browser.part(sku).says("9 available");
        browser.part("Order").says("1 from <i>1</i>");
        assertThat(browser.run(
                        "return document.querySelectorAll('main b > *, main i > b, main h2 > *, li b b').length"))
                .isEqualTo(0L);
    }

    private static void open() {
        browser.open(address(service, ""));
    }

    private static void open(String sku) {
        browser.open(address(service, "#sku=" + URLEncoder.encode(sku, StandardCharsets.UTF_8)));
    }

    private static Part line(String order, String qty) {
        return browser.part("Order line").type("Order", order).type("Quantity", qty);
    }

    private static URI address(RunningService of, String hash) {
        return URI.create("http://localhost:" + of.port() + "/" + hash);
    }

    // What others do, of whom the console knows nothing.

    private static void receive(String sku, String ref, long qty) {
        service.command("/add_batch", "{'sku':'" + sku + "','ref':'" + ref + "','qty':" + qty + ",'eta':null}");
    }

    private static void expect(String sku, String ref, long qty, LocalDate eta) {
        service.command(
                "/add_batch", "{'sku':'" + sku + "','ref':'" + ref + "','qty':" + qty + ",'eta':'" + eta + "'}");
    }

    private static void allocate(String order, String sku, long qty) {
        service.command("/allocate", "{'orderid':'" + order + "','sku':'" + sku + "','qty':" + qty + "}");
    }
}
