package io.allocation.examples.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.Keys;

/** The console with a keyboard alone, on a phone, in the dark, with odd names, bad input and a bad connection. */
class ConsoleForEveryoneTest {

    /** Texts with a name that turns the direction and is not set apart from them. */
    private static final String NOT_ISOLATED = """
            const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
            const found = [];
            while (texts.nextNode()) {
                const { data, parentElement } = texts.currentNode;
                if (data.includes('\u202e') && parentElement.localName !== 'bdi') {
                    found.push(data);
                }
            }
            return found;
            """;

    @RegisterExtension
    static final Console console = new Console();

    @Test
    void what_happens_elsewhere_shows_at_once() {
        console.receive("NEWS", "B-1", 10);
        console.open("NEWS");
        console.page().says("Live");

        console.allocate("order-n", "NEWS", 4);

        console.part("Live events").says("order-n gets 4 from B-1");
        console.part("NEWS").says("6 available · 4 allocated");

        Part feed = console.part("Live events").press("Pause");
        console.allocate("order-m", "NEWS", 1);
        feed.says("Paused. 1 new event.").saysNothingOf("order-m");
        feed.press("Continue").says("order-m gets 1 from B-1");
    }

    @Test
    void bad_input_is_shown_at_its_field() {
        console.receive("BAD", "B-1", 10);
        console.open("BAD");

        console.line("order-1", "-5").press("Allocate").complains("Quantity", "-5");
        console.line("order-1", "many").press("Allocate").complains("Quantity", "many");
        console.line(" ", "1").press("Allocate").complains("Order", "blank");
        console.part("Receive a batch").type("Quantity", "1").press("Receive").complains("Reference", "ref");
        console.part("Receive a batch")
                .type("Reference", "B-2")
                .choose("On its way")
                .press("Receive")
                .complains("Arrives on", "eta");
        console.part("BAD").press("Change B-1");
        console.part("B-1 of BAD").type("Quantity", "").press("Change quantity").complains("Quantity", "qty");
    }

    @Test
    void a_service_that_cannot_be_reached_is_told_and_the_command_sent_again() {
        console.receive("AWAY", "B-1", 10);
        console.open("AWAY");
        console.part("AWAY").says("10 available");

        console.browser().offline(true);
        Part line = console.line("order-w", "6").press("Allocate").says("cannot be reached", "repeating is harmless");
        console.browser().offline(false);

        line.press("Send again").says("order-w gets 6 from B-1.");
        console.part("AWAY").says("4 available");
    }

    @Test
    void a_product_that_could_not_be_read_is_not_said_to_be_loading() {
        console.receive("UNREAD", "B-1", 10);
        console.open();
        console.part("Products").says("Open one");

        console.browser().offline(true);
        console.browser().go("#sku=UNREAD");
        console.part("UNREAD").says("cannot be reached");

        assertThat(console.browser().run("return document.getElementById('product').ariaBusy"))
                .isEqualTo("false");
    }

    @Test
    void the_keyboard_is_enough() {
        console.receive("KEYS", "B-1", 10);
        console.open();
        console.page().says("Live");

        console.browser().keys(Keys.TAB);
        assertThat(console.browser().focus()).isEqualTo("Skip to the product");
        console.browser().keys("/");
        assertThat(console.browser().focus()).isEqualTo("Find a SKU");
        console.browser().keys("KEYS");
        console.part("SKUs").says("KEYS");
        console.browser().keys(Keys.ARROW_DOWN, Keys.ENTER);
        console.part("KEYS").says("10 available");
        console.browser().keys("a", "order-k", Keys.TAB, "6", Keys.ENTER);
        console.part("KEYS").says("order-k gets 6 from B-1.");

        console.browser().keys(Keys.TAB, Keys.TAB, Keys.TAB); // past both buttons, to used-up batches
        assertThat(console.browser().focus()).isEqualTo("Show used-up ones");
        console.browser().keys(Keys.TAB, Keys.ENTER);
        console.part("B-1 of KEYS").says("4 available");
        console.browser().keys("3", Keys.ENTER);
        console.part("B-1 of KEYS").says("order-k is 6 short");
        console.browser().keys(Keys.ESCAPE);
        assertThat(console.browser().focus()).isEqualTo("Change B-1");
    }

    @Test
    void a_phone_shows_all_of_it_without_scrolling_sideways() {
        String name = "A-LONG-NAME-WITHOUT-A-SPACE-".repeat(4);
        console.receive(name, "B-" + name, Long.MAX_VALUE);
        console.browser().resize(360, 740);
        console.open(name);
        console.line("order-" + name, "9007199254740993").press("Allocate").says("gets 9,007,199,254,740,993 from");
        console.part(name).says("9,214,364,837,600,034,814 available").press("Change B-" + name);

        assertThat(console.browser().run("return document.documentElement.scrollWidth"))
                .isEqualTo(360L);
        assertThat(console.browser()
                        .run("return [...document.querySelectorAll('button, input:not([type=checkbox], [type=radio])')]"
                                + ".filter(e => e.checkVisibility() && e.offsetHeight < 44).length"))
                .isEqualTo(0L);
    }

    @Test
    void it_is_dark_where_the_reader_prefers_that() {
        console.browser().prefer("prefers-color-scheme", "dark");
        console.open();

        assertThat(console.browser().run("return getComputedStyle(document.body).backgroundColor"))
                .isEqualTo("rgb(17, 22, 20)");
        assertThat(console.browser().run("return getComputedStyle(document.body).color"))
                .isEqualTo("rgb(230, 236, 233)");
    }

    @Test
    void nothing_moves_where_the_reader_prefers_that() {
        console.receive("STILL", "B-1", 10);
        console.open("STILL");
        console.part("STILL").says("10 available");
        String transition = "return getComputedStyle(document.querySelector('.bar')).transitionDuration";

        console.browser().prefer("prefers-reduced-motion", "no-preference");
        assertThat(console.browser().run(transition)).isNotEqualTo("0s");
        console.browser().prefer("prefers-reduced-motion", "reduce");
        assertThat(console.browser().run(transition)).isEqualTo("0s");
    }

    @Test
    void a_sku_is_text_whatever_it_is_called() {
        String sku = "<b>x</b>/ü";
        console.receive(sku, "<i>1</i>", 10);
        console.open(sku);
        console.line("a&b=c/d #1?", "1").press("Allocate").says("a&b=c/d #1? gets 1 from <i>1</i>.");
        console.part("Live events").says(sku, "a&b=c/d #1? gets 1 from <i>1</i>");

        console.part("Order")
                .type("Order number", "a&b=c/d #1?")
                .press("Look up")
                .says("1 from <i>1</i>");
        console.browser().reload();

        console.part(sku).says("9 available");
        console.part("Order").says("1 from <i>1</i>");
        assertThat(
                        console.browser()
                                .run(
                                        "return document.querySelectorAll('main b > *, main i > b, main h2 :not(bdi), bdi > *, li b b').length"))
                .isEqualTo(0L);
    }

    @Test
    void a_name_does_not_turn_the_sentence_around_it() {
        String turn = "\u202e";
        String sku = "TURN" + turn + "S";
        console.receive(sku, "B" + turn + "1", 1);
        console.receive(sku, "B" + turn + "2", 2);
        console.allocate("order" + turn + "1", sku, 1);
        console.open(sku);
        console.page().says("Live");
        console.part("Out of stock").saysNothingOf(sku);
        console.line("order" + turn + "2", "2").press("Allocate").says("gets 2 from B");
        console.part("Live events").says("gets 2 from B");
        console.part("Out of stock").says(sku);
        console.part("Recent SKUs").says(sku);
        console.part("Order")
                .type("Order number", "order" + turn + "2")
                .press("Look up")
                .says("2 from B");
        console.part(sku).choose("Show used-up ones").press("Change B" + turn + "2");
        console.part("B" + turn + "2 of " + sku)
                .type("Quantity", "0")
                .press("Change quantity")
                .says("is 2 short");
        assertThat(console.browser().run(NOT_ISOLATED)).isEqualTo(List.of());
        console.part("B" + turn + "2 of " + sku).press("Close");

        console.page().type("Find a SKU", "TURN");
        console.part("SKUs").says(sku);
        console.browser().go("#order=nothing" + turn);
        console.part("Order").says("Nothing is allocated to nothing");
        console.part("Products").says("TURN");
        assertThat(console.browser().run(NOT_ISOLATED)).isEqualTo(List.of());
    }
}
