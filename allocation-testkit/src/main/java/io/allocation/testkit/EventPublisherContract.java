package io.allocation.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.allocation.domain.Sku;
import io.allocation.messaging.EventPublisher;
import io.allocation.messaging.EventPublisher.Failure;
import io.allocation.messaging.Message;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;

/**
 * What every {@link EventPublisher} must do: messages arrive as they are and, those of a product, in order; nothing
 * overtakes one that was refused, and nothing else suffers from it.
 *
 * <p>What it leaves out, and a publisher has to test by itself: what becomes of messages when the other side is away or
 * lets nobody in, and how long it takes to find out.
 */
@Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
public abstract class EventPublisherContract {

    private static final Sku LAMP = new Sku("LAMP");
    private static final Sku CHAIR = new Sku("CHAIR");
    private static final Instant TIME = Instant.parse("2026-03-02T10:15:30.123Z");

    private PublisherFixture fixture;

    /** For subclasses. */
    protected EventPublisherContract() {}

    /**
     * The publisher to test. Called before each test, which closes it.
     *
     * @return a publisher that shares nothing with those opened before
     */
    protected abstract PublisherFixture openPublisher();

    @BeforeEach
    void open() {
        fixture = openPublisher();
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private List<Failure> publish(List<Message> messages) throws Exception {
        return fixture.publisher().publish(messages);
    }

    private static Message message(Sku sku, long position, String data) {
        String id = sku + "/" + position;
        return new Message(id, "/allocation", "com.example.note.v1", sku, position, TIME, "text/plain", data);
    }

    private static List<Message> messages(Sku sku, long first, long last) {
        return LongStream.rangeClosed(first, last)
                .mapToObj(position -> message(sku, position, sku + " " + position))
                .toList();
    }

    @Test
    void a_message_arrives_with_every_attribute() throws Exception {
        Message message = new Message(
                "0d5c1f4e-2f5e-4f57-a3c5-1f1f6c0f6f4b",
                "urn:shop:allocation",
                "com.example.shop.customer-must-be-told.v12",
                LAMP,
                4_000_000_000L,
                Instant.parse("2028-02-29T23:59:59.999Z"),
                "application/vnd.example+json",
                "{\"order\":\"O-1\",\"quantity\":12}");
        assertThat(publish(List.of(message))).isEmpty();
        assertThat(fixture.arrived(LAMP)).containsExactly(message);
    }

    @Test
    void data_arrive_unchanged() throws Exception {
        List<Message> messages = new ArrayList<>();
        for (String text : OutboxMessageContract.TEXTS) {
            messages.add(message(LAMP, messages.size() + 1, text));
        }
        assertThat(publish(messages)).isEmpty();
        assertThat(fixture.arrived(LAMP)).isEqualTo(messages);
    }

    @Test
    void every_spelling_of_a_sku_arrives_as_it_is() throws Exception {
        List<Sku> skus = IdentifierContract.TEXTS.stream().map(Sku::new).toList();
        assertThat(publish(
                        skus.stream().map(sku -> message(sku, 1, "of " + sku)).toList()))
                .isEmpty();
        for (Sku sku : skus) {
            assertThat(fixture.arrived(sku)).containsExactly(message(sku, 1, "of " + sku));
        }
    }

    @Test
    void nothing_need_be_published() throws Exception {
        assertThat(publish(List.of())).isEmpty();
        assertThat(fixture.arrived(LAMP)).isEmpty();
    }

    @Test
    void the_messages_of_a_product_arrive_in_order() throws Exception {
        assertThat(publish(messages(LAMP, 1, 500))).isEmpty();
        assertThat(publish(messages(LAMP, 501, 1_000))).isEmpty();
        assertThat(fixture.arrived(LAMP)).isEqualTo(messages(LAMP, 1, 1_000));
    }

    @Test
    void many_messages_of_many_products_arrive_in_the_order_of_each() throws Exception {
        List<Sku> skus =
                IntStream.range(0, 50).mapToObj(i -> new Sku("SKU-" + i)).toList();
        List<Message> mixed = new ArrayList<>();
        for (int position = 1; position <= 40; position++) {
            for (Sku sku : skus) {
                mixed.add(message(sku, position, sku + " " + position));
            }
        }
        assertThat(publish(mixed)).isEmpty();
        for (Sku sku : skus) {
            assertThat(fixture.arrived(sku)).isEqualTo(messages(sku, 1, 40));
        }
    }

    /** Whoever asks for it has a reason; consumers can tell. */
    @Test
    void what_is_published_again_arrives_again() throws Exception {
        assertThat(publish(messages(LAMP, 1, 3))).isEmpty();
        assertThat(publish(messages(LAMP, 2, 4))).isEmpty();
        List<Message> expected = new ArrayList<>(messages(LAMP, 1, 3));
        expected.addAll(messages(LAMP, 2, 4));
        assertThat(fixture.arrived(LAMP)).isEqualTo(expected);
    }

    @Test
    void what_it_was_given_stays_as_it_was() throws Exception {
        List<Message> given = List.copyOf(messages(LAMP, 1, 3));
        assertThat(publish(given)).isEmpty();
        assertThat(given).isEqualTo(messages(LAMP, 1, 3));
    }

    @TestFactory
    Stream<DynamicTest> a_message_that_is_refused_is_told_and_nothing_overtakes_it() {
        return refused("first, between and last", data -> {
            Message bad = message(LAMP, 3, data);
            List<Message> all = new ArrayList<>(messages(LAMP, 1, 2));
            all.addAll(messages(CHAIR, 1, 2));
            all.add(bad);
            all.addAll(messages(CHAIR, 3, 4));
            all.addAll(messages(LAMP, 4, 6));
            List<Failure> failures = publish(all);
            assertThat(failures).extracting(Failure::message).containsExactly(bad);
            assertThat(failures.get(0).cause()).isNotNull();
            assertThat(fixture.arrived(LAMP)).isEqualTo(messages(LAMP, 1, 2));
            assertThat(fixture.arrived(CHAIR)).isEqualTo(messages(CHAIR, 1, 4));
        });
    }

    @TestFactory
    Stream<DynamicTest> of_several_that_are_refused_the_first_of_each_product_is_told() {
        return refused("two of one product, one of another", data -> {
            List<Message> bad = List.of(
                    message(LAMP, 1, data), message(CHAIR, 1, data), message(LAMP, 2, data), message(LAMP, 3, "good"));
            assertThat(publish(bad))
                    .extracting(Failure::message)
                    .containsExactlyInAnyOrderElementsOf(bad.subList(0, 2));
            assertThat(fixture.arrived(LAMP)).isEmpty();
            assertThat(fixture.arrived(CHAIR)).isEmpty();
        });
    }

    @TestFactory
    Stream<DynamicTest> after_a_refusal_it_goes_on() {
        return refused("skipped", data -> {
            assertThat(publish(List.of(message(LAMP, 1, data)))).hasSize(1);
            assertThat(publish(messages(LAMP, 2, 3))).isEmpty();
            assertThat(fixture.arrived(LAMP)).isEqualTo(messages(LAMP, 2, 3));
        });
    }

    private interface Refusal {

        void happen(String data) throws Exception;
    }

    /** None for a publisher that takes everything. */
    private Stream<DynamicTest> refused(String name, Refusal refusal) {
        return fixture.refusedData().stream().map(data -> DynamicTest.dynamicTest(name, () -> refusal.happen(data)));
    }
}
