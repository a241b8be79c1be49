package io.allocation.examples.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.Keys;

/** What the console does, as a person sees it: in a browser, against the running service. */
class ConsoleTest {

    private static final LocalDate MARCH_1 = LocalDate.of(2035, 3, 1);
    private static final LocalDate MARCH_9 = LocalDate.of(2035, 3, 9);

    @RegisterExtension
    static final Console console = new Console();

    @Test
    void a_newcomer_is_given_a_batch_to_receive() {
        try (RunningService fresh = RunningService.start()) {
            console.browser().open(Console.address(fresh, ""));
            console.part("Products").says("There is no product yet");

            console.part("Receive a batch").says("This example is ready to go").press("Receive");

            console.part("Receive a batch").says("B-1 is received: 10 of LAMP-SMALL, on hand.");
            console.part("LAMP-SMALL").says("10 available · 0 allocated · 10 in all");
            console.browser().open(URI.create("about:blank")); // it holds no connection when the service stops
        }
    }

    @Test
    void a_sku_is_found_by_its_beginning() {
        console.receive("FIND-ME", "B-1", 3);
        console.receive("FIND-OTHER", "B-1", 3);
        console.open();

        console.page().type("Find a SKU", "FIND-M");
        console.part("SKUs").says("FIND-ME").saysNothingOf("FIND-OTHER");
        console.browser().keys(Keys.ARROW_DOWN, Keys.ENTER);

        console.part("FIND-ME").says("On hand", "3 available");
        console.part("Recent SKUs").says("FIND-ME");
    }

    @Test
    void a_sku_that_nobody_knows_is_told_with_those_that_begin_alike() {
        console.receive("ALIKE-1", "B-1", 3);
        console.open("ALIKE");

        console.part("ALIKE").says("There is no such product.").follow("ALIKE-1");

        console.part("ALIKE-1").says("3 available");
    }

    @Test
    void batches_show_in_the_order_in_which_they_serve_and_promises_by_date() {
        console.expect("SOFA", "SHIP-2", 20, MARCH_9);
        console.expect("SOFA", "SHIP-1", 1000, MARCH_1);
        console.receive("SOFA", "B-1", 10);

        console.open("SOFA");

        Part sofa = console.part("SOFA").says("SHIP-2");
        assertThat(sofa.texts(".batches strong")).containsExactly("B-1", "SHIP-1", "SHIP-2");
        assertThat(sofa.texts(".totals dd:first-of-type")).containsExactly("1,030", "10", "1,020");
        sofa.says("Arrives Mar 1, 2035");
        assertThat(sofa.texts(".promise tbody .number")).containsExactly("10", "1,010", "1,030");
    }

    @Test
    void a_line_is_allocated_and_its_batch_told() {
        console.receive("LAMP", "B-1", 10);
        console.open("LAMP");

        console.line("order-1", "6").press("Allocate").says("order-1 gets 6 from B-1.");
        console.part("LAMP").says("4 available · 6 allocated · 10 in all");

        console.line("order-1", "6")
                .press("Allocate")
                .says("order-1 was allocated already: 6 from B-1. Nothing changed.");
        console.line("order-2", "9").press("Allocate").says("LAMP is out of stock for order-2: of 9, 5 are missing.");
        console.line("order-1", "7").press("Allocate").says("Refused:", "order-1");
        console.part("LAMP").says("4 available · 6 allocated · 10 in all");
    }

    @Test
    void a_line_is_given_back() {
        console.receive("DESK", "B-1", 10);
        console.allocate("order-d", "DESK", 6);
        console.open("DESK");

        console.line("order-d", "").press("Deallocate").says("order-d gave back 6 to B-1.");
        console.part("DESK").says("10 available · 0 allocated");
        console.line("order-d", "").press("Deallocate").says("order-d holds no DESK: there is nothing to give back.");
    }

    @Test
    void a_shipment_is_received_and_the_same_one_again_changes_nothing() {
        console.open("RUG");
        for (String answer : new String[] {"S-1 is received: 5 of RUG, arriving Mar 1, 2035.", "Nothing changed."}) {
            console.part("Receive a batch")
                    .type("Reference", "S-1")
                    .type("Quantity", "5")
                    .choose("On its way")
                    .type("Arrives on", MARCH_1)
                    .press("Receive")
                    .says(answer);
        }
        console.part("RUG").says("Arrives Mar 1, 2035", "5 available");
    }

    @Test
    void a_shrunk_batch_tells_who_moved_and_who_is_short() {
        console.receive("VASE", "B-1", 10);
        console.receive("VASE", "B-2", 3);
        console.allocate("order-a", "VASE", 4);
        console.allocate("order-b", "VASE", 3);
        console.allocate("order-c", "VASE", 3);
        console.open("VASE");
        console.part("VASE").choose("Show used-up ones").press("Change B-1");

        console.part("B-1 of VASE")
                .type("Quantity", "2")
                .press("Change quantity")
                .says("B-1 now has 2. 1 line moved, 2 lines came up short.")
                .says("3 moved from B-1 to B-2", "order-a is 4 short")
                .press("Close");

        console.part("VASE").says("0 allocated · 2 in all", "3 allocated · 3 in all");
    }

    @Test
    void a_shipment_gets_another_date_and_arrives() {
        console.expect("CLOCK", "SHIP-7", 20, MARCH_1);
        console.open("CLOCK");
        console.part("CLOCK").press("Change SHIP-7");
        Part batch = console.part("SHIP-7 of CLOCK");

        batch.type("Arrives on", MARCH_9)
                .press("Change date")
                .says("SHIP-7 is now expected on Mar 9, 2035.", "arriving Mar 9, 2035");
        batch.press("It has arrived").says("SHIP-7 has arrived: it is on hand.").press("Close");

        console.part("CLOCK").says("On hand").saysNothingOf("Arrives");
    }

    @Test
    void an_order_is_looked_up_and_a_line_given_back() {
        console.receive("CUP", "B-1", 10);
        console.receive("PLATE", "B-9", 10);
        console.allocate("order-of-two", "CUP", 6);
        console.allocate("order-of-two", "PLATE", 2);
        console.open();

        Part order = console.part("Order").type("Order number", "order-of-two").press("Look up");
        order.says("6 ordered: 6 from B-1", "2 ordered: 2 from B-9")
                .press("Deallocate CUP")
                .says("order-of-two gave back 6 to B-1.")
                .saysNothingOf("6 ordered");
        order.follow("PLATE");
        console.part("PLATE").says("8 available");
        order.type("Order number", "order-of-none").press("Look up").says("Nothing is allocated to order-of-none.");
    }

    @Test
    void what_is_out_of_stock_is_listed_until_stock_comes() {
        console.receive("GONE", "B-1", 1);
        console.allocate("order-g", "GONE", 1);
        console.open();

        console.part("Out of stock").follow("GONE");
        console.part("GONE").says("Every unit of it is promised");
        console.part("Receive a batch")
                .type("Reference", "B-2")
                .type("Quantity", "1")
                .press("Receive");

        console.part("Out of stock").saysNothingOf("GONE");
    }
}
