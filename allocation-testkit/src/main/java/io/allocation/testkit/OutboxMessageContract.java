package io.allocation.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.allocation.domain.Require;
import io.allocation.domain.Sku;
import io.allocation.messaging.EventEncoder;
import io.allocation.messaging.Message;
import io.allocation.messaging.MessageTypes;
import io.allocation.messaging.Outbox.Run;
import io.allocation.ports.Locking;
import io.allocation.ports.UnitOfWork;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What a store that has an {@link io.allocation.messaging.Outbox} does to a message: nothing. Every attribute comes out
 * as it went in. Part of {@link OutboxContract}.
 */
public abstract class OutboxMessageContract extends OutboxTestCase {

    private static final int LONG = 100_000;
    private static final String CONTENT_TYPE = "application/vnd.example+json; charset=\"utf-8\"";

    /** Data that careless stores change, cut or choke on. */
    static final List<String> TEXTS = List.of(
            "",
            " ",
            "  both ends  ",
            "line\nbreak",
            "line\r\nbreak",
            "tab\tand bell\u0007 and \u007f",
            "{\"text\":\"\\\"quoted\\\" \\u0000 \\n\"}",
            "'; DROP TABLE outbox; --",
            "\\",
            "\\'",
            "\\N",
            "%s ? :a $1 ${a} #{a} {0}",
            "null",
            "é e\u0301 ß 漢 שלום か\u3099 \u2028 \u00a0 \ufeff \ufffd",
            "💡 👩‍🔧 𝕃 \uDBFF\uDFFD",
            "<event>&amp;]]></event>",
            "x".repeat(LONG),
            "漢".repeat(LONG),
            "💡".repeat(LONG / 2));

    /** When clocks are changed in one place or another, and when counters of seconds end. */
    private static final List<Instant> TIMES = Stream.of(
                    "2026-03-08T02:30:00.001Z",
                    "2026-03-08T07:30:00.010Z",
                    "2026-03-29T01:30:00.100Z",
                    "2026-03-29T02:30:00.000Z",
                    "2026-10-25T00:30:00.999Z",
                    "2026-10-25T01:30:00.999Z",
                    "2026-11-01T05:30:00.500Z",
                    "2026-11-01T06:30:00.500Z",
                    "2028-02-29T23:59:59.999Z",
                    "2040-01-01T00:00:00.000Z")
            .map(Instant::parse)
            .toList();

    /** For subclasses. */
    protected OutboxMessageContract() {}

    @Test
    void a_message_comes_out_with_every_attribute() {
        create(LAMP);
        tell(LAMP, "anything");
        Message message = waiting(LAMP).get(0);
        assertThat(message)
                .isEqualTo(new Message(
                        message.id(), "/allocation", "com.example.note.v1", LAMP, 2, START, "text/plain", "anything"));
    }

    @Test
    void a_message_is_the_same_each_time_it_is_claimed() {
        create(LAMP);
        tell(LAMP, "a", "b");
        assertThat(waiting(LAMP)).hasSize(2).isEqualTo(waiting(LAMP));
        List<Message> first = claim(LAMP).run().messages();
        clock.advance(LEASE.plusSeconds(1));
        assertThat(claim(LAMP).run().messages()).isEqualTo(first);
    }

    @Test
    void data_come_out_unchanged() {
        create(LAMP);
        tell(LAMP, TEXTS.toArray(String[]::new));
        assertThat(texts(waiting(LAMP))).isEqualTo(TEXTS);
    }

    @Test
    void times_come_out_unchanged_to_the_millisecond() {
        create(LAMP);
        for (Instant time : TIMES) {
            clock.set(time.plusNanos(999_999));
            tell(LAMP, time.toString());
        }
        clock.advance(LEASE);
        assertThat(waiting(LAMP)).extracting(Message::time).isEqualTo(TIMES);
    }

    @Test
    void source_type_and_content_type_come_out_unchanged() {
        for (String name : List.of("urn:o'brien \"%_\\ é漢💡", longest("x"), longest("漢"))) {
            MessageTypes types = MessageTypes.builder()
                    .source(name)
                    .event(Note.class, name, 1, Note::sku)
                    .build();
            Message message = firstOf(new EventEncoder(types, new PlainTextCodec(CONTENT_TYPE), clock));
            assertThat(message.source()).isEqualTo(name);
            assertThat(message.type()).isEqualTo(name + ".v1");
            assertThat(message.contentType()).isEqualTo(CONTENT_TYPE);
        }
    }

    private static String longest(String character) {
        return character.repeat(Require.MAX_LENGTH - ".v1".length());
    }

    /** What a store of its own tells. */
    private Message firstOf(EventEncoder encoder) {
        try (OutboxFixture store = openStore(encoder);
                UnitOfWork unitOfWork = store.unitsOfWork().begin(Locking.OPTIMISTIC)) {
            receive(product(unitOfWork, LAMP), "B1", 10);
            unitOfWork.publish(new Note(LAMP, "anything"));
            unitOfWork.commit();
            List<Run> runs =
                    store.outbox().claim(null, 2, clock.instant(), LEASE).runs();
            return runs.get(0).messages().get(1);
        }
    }

    /** Whatever it looks like, a product has an order of its own and is found by nothing but itself. */
    @Test
    void every_spelling_of_a_sku_is_a_product_of_its_own() {
        for (String text : IdentifierContract.TEXTS) {
            commit(new Sku(text), product -> receive(product, text, 1));
        }
        Map<Sku, Claimed> claimed = claimAll(7);
        assertThat(claimed).hasSize(IdentifierContract.TEXTS.size());
        for (String text : IdentifierContract.TEXTS) {
            Claimed own = of(new Sku(text), claimed);
            assertThat(positions(own.run().messages())).as(text).containsExactly(1L);
            assertThat(own.texts().get(0)).contains(text);
            settle(own, 1, null);
        }
        assertThat(outbox().backlog().events()).isZero();
    }

    @Test
    void no_two_messages_have_the_same_id() {
        commit(LAMP, product -> receive(product, "B1", 10));
        commit(CHAIR, product -> receive(product, "B1", 10));
        for (int i = 0; i < 50; i++) {
            tell(LAMP, "same", "same");
            tell(CHAIR, "same");
        }
        assertThat(claimAll().values().stream()
                        .flatMap(claimed -> claimed.run().messages().stream())
                        .map(Message::id))
                .hasSize(152)
                .doesNotHaveDuplicates();
    }
}
