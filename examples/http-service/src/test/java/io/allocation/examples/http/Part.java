package io.allocation.examples.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

/** A part of the page, used as a person does: by labels and texts. It is looked up anew each time. */
record Part(Browser browser, Supplier<WebElement> element) {

    private static final DateTimeFormatter AS_TYPED = DateTimeFormatter.ofPattern("MMddyyyy");

    Part type(String label, String text) {
        return with("input", label, field -> {
            field.clear();
            field.sendKeys(text);
        });
    }

    Part type(String label, LocalDate day) {
        return with("input", label, field -> field.sendKeys(AS_TYPED.format(day)));
    }

    Part choose(String label) {
        return with("input", label, WebElement::click);
    }

    Part press(String name) {
        return with("button", name, WebElement::click);
    }

    Part follow(String text) {
        return with("a", text, WebElement::click);
    }

    /** Waits until all of it can be read there. */
    Part says(String... texts) {
        return browser.eventually(() -> {
            assertThat(text()).contains(texts);
            return this;
        });
    }

    /** Waits until none of it can be read there. */
    Part saysNothingOf(String... texts) {
        return browser.eventually(() -> {
            assertThat(text()).doesNotContain(texts);
            return this;
        });
    }

    /** Waits until a field is said to be wrong, in these words. */
    Part complains(String label, String complaint) {
        return browser.eventually(() -> {
            WebElement field = control("input", label);
            assertThat(field.getDomAttribute("aria-invalid"))
                    .as(label + " is invalid")
                    .isEqualTo("true");
            String description = String.valueOf(field.getDomAttribute("aria-describedby"));
            assertThat(element.get().findElement(By.id(description)).getText()).contains(complaint);
            return this;
        });
    }

    /** The texts of what a selector finds, for what has an order. */
    List<String> texts(String selector) {
        return element.get().findElements(By.cssSelector(selector)).stream()
                .map(WebElement::getText)
                .toList();
    }

    private String text() {
        return String.valueOf(browser.run("return arguments[0].innerText", element.get()));
    }

    private WebElement control(String tag, String name) {
        return browser.named(element.get(), tag, name);
    }

    private Part with(String tag, String name, Consumer<WebElement> action) {
        return browser.eventually(() -> {
            action.accept(control(tag, name));
            return this;
        });
    }
}
