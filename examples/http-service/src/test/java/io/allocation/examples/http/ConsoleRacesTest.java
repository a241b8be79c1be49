package io.allocation.examples.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
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
        assertThat(console.browser().run("return ['sku', 'ref'].map(name => document.getElementById('batch-' + name).value)"))
                .isEqualTo(List.of("NEXT", "B-2"));
    }

    @Test
    void a_failure_of_one_batch_is_not_told_at_another() {
        console.receive("TWO", "B-1", 10);
        console.receive("TWO", "B-2", 10);
        console.open("TWO");
        console.browser().holdCommands();
        console.part("TWO").press("Change B-1");
        console.part("B-1 of TWO").type("Quantity", "7").press("Change quantity").press("Close");

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
        order.press("Deallocate HELD").type("Order number", "order-two").press("Look up").says("2 ordered");

        console.browser().loseHeldCommands();

        assertThat(order.texts(".outcome")).containsExactly("");
        order.press("Deallocate HELD").says("order-two gave back 2 to B-1.");
    }
}
