package io.allocation.examples.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The console while something changes under the reader's hands: answers that come late, lists that are read anew. */
class ConsoleRacesTest {

    @RegisterExtension
    static final Console console = new Console();

    @Test
    void what_is_sent_again_is_what_was_sent() {
        console.receive("AGAIN", "B-1", 10);
        console.open("AGAIN");
        console.browser().offline(true);
        console.line("order-w", "6").press("Allocate").says("cannot be reached");

        console.line("order-x", "1");
        console.browser().offline(false);

        console.part("Order line").press("Send again").says("order-w gets 6 from B-1.");
    }

    @Test
    void a_batch_received_again_leaves_alone_what_was_typed_meanwhile() {
        console.open("RESENT");
        console.browser().offline(true);
        Part form = console.part("Receive a batch").type("Reference", "B-1").type("Quantity", "5");
        form.press("Receive").says("cannot be reached");
        form.type("SKU", "NEXT").type("Reference", "B-2");
        console.browser().offline(false);

        form.press("Send again").says("B-1 is received: 5 of RESENT, on hand.");

        console.part("RESENT").says("5 available");
        assertThat(console.browser()
                        .run("return ['sku', 'ref'].map(name => document.getElementById('batch-' + name).value)"))
                .isEqualTo(List.of("NEXT", "B-2"));
    }

    @Test
    void a_failure_of_one_batch_is_not_told_at_another() {
        console.receive("TWO", "B-1", 10);
        console.receive("TWO", "B-2", 10);
        console.open("TWO");
        console.browser().holdCommands();
        console.part("TWO").press("Change B-1");
        console.part("B-1 of TWO")
                .type("Quantity", "7")
                .press("Change quantity")
                .press("Close");

        console.part("TWO").press("Change B-2");
        console.browser().loseHeldCommands();

        assertThat(console.part("B-2 of TWO").texts(".outcome")).containsExactly("");
        console.part("B-2 of TWO")
                .type("Quantity", "8")
                .press("Change quantity")
                .says("B-2 now has 8.")
                .press("Close");
        console.part("TWO").says("10 in all", "8 in all");
    }

    @Test
    void a_failure_of_one_product_is_not_told_at_another() {
        console.receive("LEFT", "B-1", 10);
        console.receive("ENTERED", "B-1", 10);
        console.open("ENTERED");
        console.part("Recent SKUs").says("ENTERED");
        console.browser().go("#sku=LEFT");
        console.part("LEFT").says("10 available");
        console.browser().holdCommands();
        console.line("order-l", "6").press("Allocate");

        console.part("Recent SKUs").follow("ENTERED");
        console.part("ENTERED").says("10 available");
        console.browser().loseHeldCommands();

        assertThat(console.part("Order line").texts(".outcome")).containsExactly("");
        console.part("Order line").press("Allocate").says("order-l gets 6 from B-1.");
        console.part("ENTERED").says("4 available");
    }

    @Test
    void an_answer_that_comes_while_another_order_is_looked_up_is_not_told_there() {
        console.receive("HELD", "B-1", 10);
        console.allocate("order-one", "HELD", 6);
        console.allocate("order-two", "HELD", 2);
        console.open();
        Part order = console.part("Order").type("Order number", "order-one").press("Look up");
        order.says("6 ordered");
        console.browser().holdCommands();
        order.press("Deallocate HELD")
                .type("Order number", "order-two")
                .press("Look up")
                .says("2 ordered");

        console.browser().loseHeldCommands();

        assertThat(order.texts(".outcome")).containsExactly("");
        order.press("Deallocate HELD").says("order-two gave back 2 to B-1.");
    }

    @Test
    void more_of_what_is_out_of_stock_stays_and_so_does_the_focus() {
        IntStream.range(10, 70).forEach(i -> soldOut("SHORT-" + i));
        console.open();
        console.page().says("Live");
        Part list = console.part("Out of stock").says("SHORT-10").saysNothingOf("SHORT-69");

        console.browser().run(named("More") + ".forEach(button => { button.click(); button.click(); })");
        list.says("SHORT-69");
        assertThat(list.texts("li")).doesNotHaveDuplicates();

        console.browser().run(named("SHORT-69") + "[0].focus()");
        soldOut("SHORT-00");
        list.says("SHORT-00", "SHORT-69");
        assertThat(console.browser().focus()).isEqualTo("SHORT-69");

        console.receive("SHORT-69", "B-2", 1);
        list.saysNothingOf("SHORT-69");
        assertThat(console.browser().focus()).isEqualTo("SHORT-68");
    }

    @Test
    void the_focus_stays_on_a_product_to_start_with() {
        console.receive("A-1-STARTER", "B-1", 10);
        console.open();
        console.page().says("Live", "A-1-STARTER");
        console.browser().run("document.querySelector('#product-start a').focus()");
        assertThat(console.browser().focus()).isEqualTo("A-1-STARTER");

        console.receive("A-0-STARTER", "B-1", 10);
        console.part("Products").says("A-0-STARTER");

        assertThat(console.browser().focus()).isEqualTo("A-1-STARTER");
    }

    @Test
    void the_focus_stays_on_a_recent_product() {
        console.receive("LATELY", "B-1", 10);
        console.open("LATELY");
        console.page().says("Live");
        console.part("Recent SKUs").says("LATELY");
        console.browser().run("document.querySelector('#recent a').focus()");

        console.allocate("order-r", "LATELY", 4);
        console.part("LATELY").says("6 available");

        assertThat(console.browser().focus()).isEqualTo("LATELY");
    }

    @Test
    void the_focus_stays_on_a_line_of_an_order() {
        console.receive("LINE-1", "B-1", 10);
        console.receive("LINE-2", "B-1", 10);
        console.allocate("order-focus", "LINE-1", 1);
        console.allocate("order-focus", "LINE-2", 2);
        console.open();
        console.page().says("Live");
        Part order = console.part("Order").type("Order number", "order-focus").press("Look up");
        order.says("LINE-2");
        console.browser().run(named("LINE-2") + "[0].focus()");

        console.receive("LINE-0", "B-1", 10);
        console.allocate("order-focus", "LINE-0", 3);
        order.says("LINE-0");

        assertThat(console.browser().focus()).isEqualTo("LINE-2");
    }

    private static void soldOut(String sku) {
        console.receive(sku, "B-1", 1);
        console.allocate("order-" + sku, sku, 1);
    }

    /** The links and buttons of this text. */
    private static String named(String text) {
        return "[...document.querySelectorAll('main a, main button')].filter(e => e.textContent === '" + text + "')";
    }
}
