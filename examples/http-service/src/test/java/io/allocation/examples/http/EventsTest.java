package io.allocation.examples.http;

import static io.allocation.examples.http.RunningService.json;
import static io.allocation.examples.http.RunningService.unique;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A small memory, few places and a quick heartbeat, so that each limit is met. */
class EventsTest {

    private static final int KEPT = 5;
    private static final int PLACES = 3;

    private static RunningService service;

    private final String sku = unique("sku");

    @BeforeAll
    static void start() {
        service = RunningService.start(
                "--events.kept=" + KEPT, "--events.subscribers=" + PLACES, "--events.heartbeat=20ms");
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private void addBatches(int... numbers) {
        for (int number : numbers) {
            service.command("/add_batch", "{'ref':'b-" + number + "','sku':'" + sku + "','qty':5,'eta':null}");
        }
    }

    private static List<String> batches(EventListener listener, int count) {
        return Stream.generate(listener::next)
                .limit(count)
                .map(event -> event.path("data").path("batch").asString())
                .toList();
    }

    @Test
    void an_event_is_told_with_all_that_it_says() {
        try (EventListener listener = listening()) {
            addBatches(1);
            service.command("/allocate", "{'orderid':'o','sku':'" + sku + "','qty':2}");

            listener.next();
            JsonNode event = listener.next();

            assertThat(listener.head().get(0)).contains("200");
            assertThat(listener.head()).contains("Content-Type: text/event-stream");
            assertThat(event.propertyNames()).containsExactly("id", "type", "sku", "position", "time", "data");
            assertThat(event.path("id").asString()).isEqualTo(listener.lastId()).isNotEmpty();
            assertThat(event.path("type").asString()).isEqualTo("io.allocation.line-allocated.v1");
            assertThat(event.path("sku").asString()).isEqualTo(sku);
            assertThat(event.path("position").asLong()).isEqualTo(2);
            assertThat(event.path("time").asString()).endsWith("Z");
            assertThat(event.path("data"))
                    .isEqualTo(json(
                            "{\"line\":{\"orderId\":\"o\",\"sku\":\"%s\",\"quantity\":2},\"batch\":\"b-1\",\"quantity\":2,\"version\":2}"
                                    .formatted(sku)));
        }
    }

    @Test
    void who_comes_back_gets_what_was_missed() {
        String seen;
        try (EventListener listener = listening()) {
            addBatches(1, 2);
            batches(listener, 2);
            seen = listener.lastId();
            addBatches(3, 4);
            batches(listener, 2); // so that they have been told before somebody comes back
        }

        try (EventListener again = listening("Last-Event-ID: " + seen)) {
            addBatches(5);
            assertThat(batches(again, 3)).containsExactly("b-3", "b-4", "b-5");
        }
    }

    @Test
    void who_was_away_too_long_gets_what_is_remembered() {
        try (EventListener listener = listening()) {
            for (int number = 0; number < KEPT + 2; number++) {
                addBatches(number);
                batches(listener, 1); // one by one: who is further behind than what is remembered is sent away
            }
        }
        try (EventListener again = listening("Last-Event-ID: forgotten")) {
            assertThat(Stream.generate(again::line)
                            .filter(line -> line.startsWith("event:"))
                            .findFirst())
                    .as("that there were others")
                    .hasValue("event:gap");
            again.next();
            assertThat(batches(again, KEPT)).containsExactly("b-2", "b-3", "b-4", "b-5", "b-6");
        }
    }

    @Test
    void silence_is_broken_by_comments() {
        try (EventListener listener = listening()) {
            Stream<String> comments = Stream.generate(listener::line).filter(line -> !line.isEmpty());

            assertThat(comments.limit(3)).allMatch(line -> line.startsWith(":"));
        }
    }

    @Test
    void places_are_limited_and_come_free() {
        List<EventListener> all =
                Stream.generate(() -> listening()).limit(PLACES).toList();

        try (EventListener more = EventListener.to(service)) {
            assertThat(more.head().get(0)).contains("503");
            assertThat(more.head()).contains("Retry-After: 1", "Content-Type: application/problem+json");
        }

        all.forEach(EventListener::close);
        listening().close();
    }

    /** Asks again until there is a place: a heartbeat has to notice who has left. */
    private static EventListener listening(String... headers) {
        EventListener listener = EventListener.to(service, headers);
        while (!listener.head().get(0).contains("200")) {
            listener.close();
            listener = EventListener.to(service, headers);
        }
        return listener;
    }
}
