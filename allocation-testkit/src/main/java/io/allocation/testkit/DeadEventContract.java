package io.allocation.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.allocation.messaging.Message;
import io.allocation.messaging.Outbox.Backlog;
import io.allocation.messaging.Outbox.DeadEvent;
import io.allocation.messaging.Outbox.DeadPolicy;
import io.allocation.messaging.Outbox.Death;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * What becomes of an event of an {@link io.allocation.messaging.Outbox} that was given up: it is kept, and its product
 * waits or goes on, until somebody requeues or discards it. Part of {@link OutboxContract}.
 */
public abstract class DeadEventContract extends OutboxTestCase {

    /** As failures put it; too long, and with what no database carries. */
    private static final String REASON =
            "java.lang.IllegalStateException: o'brien \"%_\\\n\u0000 \ud83d 漢💡 ".concat("💡".repeat(1_000));

    private static final Duration HOUR = Duration.ofHours(1);

    /** For subclasses. */
    protected DeadEventContract() {}

    private Message die(int published, DeadPolicy policy) {
        Claimed claimed = claim(LAMP);
        settle(claimed, published, new Death("broken", policy));
        return claimed.run().messages().get(published);
    }

    @Test
    void nobody_is_dead_at_first() {
        commit(LAMP, product -> receive(product, "B1", 10));
        assertThat(outbox().deadEvents(10)).isEmpty();
    }

    @Test
    void a_dead_event_is_kept_with_its_reason() {
        create(LAMP);
        tell(LAMP, "a", "b");
        Claimed claimed = claim(LAMP);
        Death death = new Death(REASON, DeadPolicy.BLOCK);
        settle(claimed, 1, death);
        assertThat(outbox().deadEvents(10))
                .containsExactly(new DeadEvent(claimed.run().messages().get(1), death.reason(), true));
    }

    @Test
    void those_behind_one_that_blocks_wait() {
        create(LAMP, CHAIR);
        tell(LAMP, "a", "b", "c");
        die(1, DeadPolicy.BLOCK);
        tell(LAMP, "d");
        tell(CHAIR, "a");
        clock.advance(HOUR);
        assertThat(claimAll()).as("holds up no other").containsOnlyKeys(CHAIR);
    }

    @Test
    void one_that_blocks_is_requeued_in_its_place() {
        create(LAMP);
        tell(LAMP, "a", "b", "c");
        Message dead = die(1, DeadPolicy.BLOCK);
        tell(LAMP, "d");
        assertThat(outbox().requeue(dead.id())).isTrue();
        assertThat(outbox().deadEvents(10)).isEmpty();
        Claimed again = claim(LAMP);
        assertThat(again.texts()).containsExactly("b", "c", "d");
        assertThat(again.run().messages()).startsWith(dead);
        assertThat(again.run().attempts()).as("a fresh start").isZero();
    }

    @Test
    void one_that_was_requeued_may_die_again() {
        create(LAMP);
        tell(LAMP, "a", "b");
        Message dead = die(0, DeadPolicy.BLOCK);
        outbox().requeue(dead.id());
        assertThat(die(0, DeadPolicy.BLOCK)).isEqualTo(dead);
        assertThat(claimAll()).isEmpty();
        assertThat(outbox().deadEvents(10)).hasSize(1);
    }

    @Test
    void when_one_that_blocks_is_discarded_the_others_go_on() {
        create(LAMP);
        tell(LAMP, "a", "b", "c");
        Message dead = die(0, DeadPolicy.BLOCK);
        assertThat(outbox().discard(dead.id())).isTrue();
        assertThat(outbox().deadEvents(10)).isEmpty();
        assertThat(claim(LAMP).texts()).containsExactly("b", "c");
        assertThat(outbox().requeue(dead.id())).isFalse();
    }

    /** Nothing is behind it: what is unblocked is what comes. */
    @Test
    void the_last_of_a_product_may_block_it() {
        create(LAMP);
        tell(LAMP, "a");
        Message dead = die(0, DeadPolicy.BLOCK);
        tell(LAMP, "b");
        assertThat(claimAll()).isEmpty();
        outbox().discard(dead.id());
        assertThat(claim(LAMP).texts()).containsExactly("b");
    }

    @Test
    void those_behind_one_that_is_skipped_go_on_at_once() {
        create(LAMP);
        tell(LAMP, "a", "b", "c");
        Message dead = die(1, DeadPolicy.SKIP);
        assertThat(claim(LAMP).texts()).containsExactly("c");
        assertThat(outbox().deadEvents(10)).containsExactly(new DeadEvent(dead, "broken", false));
    }

    @Test
    void one_that_was_skipped_is_requeued_behind_all_others() {
        create(LAMP);
        tell(LAMP, "a", "b", "c");
        Message dead = die(0, DeadPolicy.SKIP);
        assertThat(outbox().requeue(dead.id())).isTrue();
        tell(LAMP, "d");
        List<Message> messages = of(LAMP, publishAll());
        assertThat(texts(messages)).containsExactly("b", "c", "a", "d");
        assertThat(messages.get(2)).isEqualTo(movedTo(5, dead));
        assertThat(outbox().deadEvents(10)).isEmpty();
    }

    @Test
    void one_that_was_skipped_is_requeued_when_all_others_are_published() {
        create(LAMP);
        tell(LAMP, "a", "b");
        Message dead = die(0, DeadPolicy.SKIP);
        publishAll();
        outbox().requeue(dead.id());
        assertThat(of(LAMP, publishAll())).containsExactly(movedTo(4, dead));
    }

    /** The same in all but its place. */
    private static Message movedTo(long position, Message message) {
        return new Message(
                message.id(),
                message.source(),
                message.type(),
                message.sku(),
                position,
                message.time(),
                message.contentType(),
                message.data());
    }

    @Test
    void one_that_is_requeued_while_its_product_is_claimed_waits_its_turn() {
        create(LAMP);
        tell(LAMP, "a", "b");
        Message dead = die(0, DeadPolicy.SKIP);
        Claimed others = claim(LAMP);
        outbox().requeue(dead.id());
        assertThat(claimAll()).isEmpty();
        settle(others, 1, null);
        assertThat(claim(LAMP).texts()).containsExactly("a");
    }

    @Test
    void one_that_was_skipped_may_be_discarded() {
        create(LAMP);
        tell(LAMP, "a", "b");
        Message dead = die(0, DeadPolicy.SKIP);
        assertThat(outbox().discard(dead.id())).isTrue();
        assertThat(outbox().deadEvents(10)).isEmpty();
        assertThat(claim(LAMP).texts()).containsExactly("b");
    }

    @Test
    void one_that_was_skipped_has_no_say_about_one_that_blocks() {
        create(LAMP);
        tell(LAMP, "a", "b", "c", "d");
        Message a = die(0, DeadPolicy.SKIP);
        Message b = die(0, DeadPolicy.SKIP);
        Message c = die(0, DeadPolicy.BLOCK);
        outbox().requeue(a.id());
        outbox().discard(b.id());
        assertThat(claimAll()).isEmpty();
        outbox().requeue(c.id());
        assertThat(claim(LAMP).texts()).containsExactly("c", "d", "a");
    }

    @Test
    void only_dead_events_are_requeued_or_discarded() {
        create(LAMP);
        tell(LAMP, "a");
        String alive = waiting(LAMP).get(0).id();
        for (String id : List.of(alive, "unknown", "'", "%")) {
            assertThat(outbox().requeue(id)).isFalse();
            assertThat(outbox().discard(id)).isFalse();
        }
        assertThat(claim(LAMP).texts()).containsExactly("a");
    }

    @Test
    void the_oldest_are_listed_first() {
        create(LAMP);
        for (String text : List.of("a", "b", "c")) {
            clock.advance(HOUR);
            tell(LAMP, text);
            die(0, DeadPolicy.SKIP);
        }
        assertThat(texts(
                        outbox().deadEvents(10).stream().map(DeadEvent::message).toList()))
                .containsExactly("a", "b", "c");
        assertThat(texts(outbox().deadEvents(2).stream().map(DeadEvent::message).toList()))
                .containsExactly("a", "b");
    }

    @Test
    void the_backlog_counts_the_dead_apart_from_those_behind_them() {
        create(LAMP);
        tell(LAMP, "a");
        Instant later = clock.advance(HOUR);
        tell(LAMP, "b", "c");
        Message dead = die(0, DeadPolicy.BLOCK);
        assertThat(outbox().backlog()).isEqualTo(new Backlog(2, Optional.of(later), 1));
        outbox().discard(dead.id());
        assertThat(outbox().backlog()).isEqualTo(new Backlog(2, Optional.of(later), 0));
    }
}
