package io.allocation.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.allocation.domain.Event;
import io.allocation.domain.Sku;
import io.allocation.messaging.EventEncoder;
import io.allocation.messaging.MalformedMessageException;
import io.allocation.messaging.Message;
import io.allocation.messaging.MessageTypes;
import io.allocation.messaging.Outbox;
import io.allocation.messaging.Outbox.Claim;
import io.allocation.messaging.Outbox.Failure;
import io.allocation.messaging.Outbox.Run;
import io.allocation.messaging.Outbox.Settlement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the outbox contracts share: a store that writes one, and the words to fill it and to empty it. */
abstract class OutboxTestCase extends StoreTestCase {

    static final Instant START = Instant.parse("2026-03-02T10:15:30.123Z");
    static final Duration LEASE = Duration.ofMinutes(1);

    private static final int MANY = 10_000;

    /** When events are stored and when they are claimed. */
    final SettableClock clock = new SettableClock(START);

    /** An event of a user's own; its text is all that is published of it. */
    record Note(Sku sku, String text) implements Event {

        @Override
        public String toString() {
            return text;
        }
    }

    /** An event that nobody outside hears of. */
    record Secret(String text) implements Event {}

    /** An event that cannot be published. */
    record Unwritable(Sku sku) implements Event {

        @Override
        public String toString() {
            throw new MalformedMessageException("not in words");
        }
    }

    /** What was claimed of one product, and what proves it. */
    record Claimed(String token, Run run) {

        List<String> texts() {
            return OutboxTestCase.texts(run.messages());
        }
    }

    /**
     * The store to test. Called before each test, which closes it.
     *
     * @param encoder makes messages of the events
     * @return a store with nothing in it and an empty outbox, which shares nothing with those opened before
     */
    protected abstract OutboxFixture openStore(EventEncoder encoder);

    @Override
    protected final OutboxFixture openStore() {
        return openStore(encoder(types()));
    }

    final EventEncoder encoder(MessageTypes.Builder types) {
        return new EventEncoder(types.build(), new PlainTextCodec(), clock);
    }

    static MessageTypes.Builder types() {
        return MessageTypes.builder()
                .event(Note.class, "com.example.note", 1, Note::sku)
                .event(Unwritable.class, "com.example.unwritable", 1, Unwritable::sku)
                .internal(Secret.class);
    }

    final Outbox outbox() {
        return ((OutboxFixture) store()).outbox();
    }

    /** A product that exists, all of whose events are published. */
    final void create(Sku... skus) {
        for (Sku sku : skus) {
            commit(sku, product -> receive(product, "B1", 10));
        }
        publishAll();
    }

    final void tell(Sku sku, String... texts) {
        commit(unitOfWork -> Stream.of(texts).forEach(text -> unitOfWork.publish(new Note(sku, text))));
    }

    /** Whatever can be claimed now, product by product. */
    final Map<Sku, Claimed> claimAll() {
        return claimAll(MANY);
    }

    final Map<Sku, Claimed> claimAll(int most) {
        Map<Sku, Claimed> claimed = new TreeMap<>();
        for (Claim claim : sweep(most)) {
            for (Run run : claim.runs()) {
                assertThat(claimed.put(run.sku(), new Claimed(claim.token(), run)))
                        .as("claimed before in the same sweep")
                        .isNull();
            }
        }
        return claimed;
    }

    final Claimed claim(Sku sku) {
        return of(sku, claimAll());
    }

    static <T> T of(Sku sku, Map<Sku, T> bySku) {
        return Optional.ofNullable(bySku.get(sku))
                .orElseThrow(() -> new AssertionError("nothing of " + sku + ", but of " + bySku.keySet()));
    }

    final List<Claim> sweep(int most) {
        List<Claim> claims = new ArrayList<>();
        Optional<Sku> next = Optional.empty();
        do {
            Claim claim = outbox().claim(next.orElse(null), most, clock.instant(), LEASE);
            isSound(claim, most);
            claims.add(claim);
            assertThat(claims).as("a sweep comes to an end").hasSizeLessThan(MANY);
            next = claim.next();
        } while (next.isPresent());
        return claims;
    }

    private static void isSound(Claim claim, int most) {
        assertThat(claim.runs().stream().mapToInt(run -> run.messages().size()).sum())
                .isLessThanOrEqualTo(most);
        assertThat(claim.runs()).extracting(Run::sku).doesNotHaveDuplicates();
        for (Run run : claim.runs()) {
            assertThat(run.messages()).isNotEmpty().extracting(Message::sku).containsOnly(run.sku());
            long first = run.messages().get(0).position();
            assertThat(positions(run.messages()))
                    .isEqualTo(consecutive(first, run.messages().size()));
        }
    }

    static List<Long> positions(List<Message> messages) {
        return messages.stream().map(Message::position).toList();
    }

    static List<Long> consecutive(long first, int count) {
        return LongStream.range(first, first + count).boxed().toList();
    }

    static List<String> texts(List<Message> messages) {
        return messages.stream().map(Message::data).toList();
    }

    static List<String> types(List<Message> messages) {
        return messages.stream().map(Message::type).toList();
    }

    /** What of a product could be published now; gives it back. */
    final List<Message> waiting(Sku sku) {
        Map<Sku, Claimed> all = claimAll();
        all.values().forEach(claimed -> settle(claimed, 0, null));
        return Optional.ofNullable(all.get(sku))
                .map(claimed -> claimed.run().messages())
                .orElse(List.of());
    }

    /** Publishes whatever can be published now. */
    final Map<Sku, List<Message>> publishAll() {
        Map<Sku, List<Message>> published = new TreeMap<>();
        claimAll().forEach((sku, claimed) -> {
            settle(claimed, claimed.run().messages().size(), null);
            published.put(sku, claimed.run().messages());
        });
        return published;
    }

    /** Settles by one who is entitled to. */
    final void settle(Claimed claimed, int published, @Nullable Failure failure) {
        assertThat(trySettle(claimed, published, failure)).isEmpty();
    }

    final Set<Sku> trySettle(Claimed claimed, int published, @Nullable Failure failure) {
        return outbox().settle(
                        claimed.token(), List.of(new Settlement(claimed.run().sku(), published, failure)));
    }
}
