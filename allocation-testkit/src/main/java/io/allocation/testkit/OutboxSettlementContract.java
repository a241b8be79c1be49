package io.allocation.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.allocation.domain.Sku;
import io.allocation.messaging.Outbox.Backlog;
import io.allocation.messaging.Outbox.Claim;
import io.allocation.messaging.Outbox.DeadPolicy;
import io.allocation.messaging.Outbox.Death;
import io.allocation.messaging.Outbox.Retry;
import io.allocation.messaging.Outbox.Settlement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * What happens when claimed events of an {@link io.allocation.messaging.Outbox} are settled: published ones are gone,
 * the others come again, and who lost the claim has no say. Part of {@link OutboxContract}.
 */
public abstract class OutboxSettlementContract extends OutboxTestCase {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration HOUR = Duration.ofHours(1);

    /** For subclasses. */
    protected OutboxSettlementContract() {}

    @Test
    void what_is_published_is_gone() {
        create(LAMP);
        tell(LAMP, "a", "b");
        settle(claim(LAMP), 2, null);
        clock.advance(HOUR);
        assertThat(claimAll()).isEmpty();
        assertThat(outbox().backlog()).isEqualTo(new Backlog(0, Optional.empty(), 0));
    }

    @Test
    void what_is_not_published_can_be_claimed_again_at_once() {
        create(LAMP);
        tell(LAMP, "a", "b", "c");
        settle(claim(LAMP), 1, null);
        assertThat(claim(LAMP).texts()).containsExactly("b", "c");
    }

    @Test
    void nothing_need_be_published() {
        create(LAMP);
        tell(LAMP, "a", "b");
        settle(claim(LAMP), 0, null);
        assertThat(claim(LAMP).texts()).containsExactly("a", "b");
    }

    @Test
    void the_products_of_a_claim_are_settled_each_for_itself() {
        Sku desk = new Sku("DESK");
        create(LAMP, CHAIR, desk);
        for (Sku sku : List.of(LAMP, CHAIR, desk)) {
            tell(sku, "a", "b");
        }
        Claim claim = outbox().claim(null, 6, clock.instant(), LEASE);
        assertThat(outbox().settle(
                                claim.token(),
                                List.of(
                                        new Settlement(LAMP, 2, null),
                                        new Settlement(CHAIR, 1, new Retry(1, clock.instant())),
                                        new Settlement(desk, 0, new Death("broken", DeadPolicy.SKIP)))))
                .isEmpty();
        Map<Sku, Claimed> left = claimAll();
        assertThat(left).containsOnlyKeys(CHAIR, desk);
        assertThat(of(CHAIR, left).texts()).containsExactly("b");
        assertThat(of(desk, left).texts()).containsExactly("b");
    }

    @Test
    void a_product_may_be_left_to_its_lease() {
        create(LAMP, CHAIR);
        tell(LAMP, "a");
        tell(CHAIR, "a");
        Claim claim = outbox().claim(null, 2, clock.instant(), LEASE);
        assertThat(outbox().settle(claim.token(), List.of(new Settlement(LAMP, 1, null))))
                .isEmpty();
        assertThat(claimAll()).isEmpty();
        clock.advance(LEASE.plus(SECOND));
        assertThat(claimAll()).containsOnlyKeys(CHAIR);
    }

    @Test
    void one_that_failed_waits_until_its_time_and_is_counted() {
        create(LAMP, CHAIR);
        tell(LAMP, "a", "b", "c");
        settle(claim(LAMP), 1, new Retry(3, clock.instant().plus(HOUR)));
        tell(LAMP, "d");
        tell(CHAIR, "a");
        assertThat(claimAll()).as("holds up no other").containsOnlyKeys(CHAIR);
        clock.advance(HOUR.minus(SECOND));
        assertThat(claimAll()).doesNotContainKey(LAMP);
        clock.advance(SECOND.multipliedBy(2));
        Claimed again = claim(LAMP);
        assertThat(again.texts()).containsExactly("b", "c", "d");
        assertThat(again.run().attempts()).isEqualTo(3);
    }

    @Test
    void one_that_failed_may_be_tried_again_at_once() {
        create(LAMP);
        tell(LAMP, "a");
        settle(claim(LAMP), 0, new Retry(1, clock.instant()));
        assertThat(claim(LAMP).run().attempts()).isEqualTo(1);
    }

    /** Also when the one who tries it again is never heard of. */
    @Test
    void attempts_are_counted_until_it_succeeds() {
        create(LAMP);
        tell(LAMP, "a", "b");
        assertThat(waiting(LAMP)).hasSize(2);
        assertThat(claim(LAMP).run().attempts()).isZero();
        clock.advance(LEASE.plus(SECOND));
        settle(claim(LAMP), 0, new Retry(7, clock.instant()));
        assertThat(claim(LAMP).run().attempts()).isEqualTo(7);
        clock.advance(LEASE.plus(SECOND));
        Claimed third = claim(LAMP);
        assertThat(third.run().attempts()).isEqualTo(7);
        settle(third, 1, null);
        assertThat(claim(LAMP).run().attempts()).isZero();
    }

    @Test
    void who_is_late_settles_as_long_as_nobody_has_taken_over() {
        create(LAMP);
        tell(LAMP, "a", "b");
        Claimed late = claim(LAMP);
        clock.advance(HOUR);
        settle(late, 1, null);
        assertThat(claim(LAMP).texts()).containsExactly("b");
    }

    @Test
    void who_is_late_has_no_say_while_another_one_is_at_it() {
        create(LAMP);
        tell(LAMP, "a", "b");
        Claimed late = claim(LAMP);
        clock.advance(LEASE.plus(SECOND));
        Claimed owner = claim(LAMP);
        isRefused(late);
        assertThat(claimAll()).as("the claim of the new owner").isEmpty();
        settle(owner, 1, null);
        assertThat(claim(LAMP).texts()).containsExactly("b");
    }

    @Test
    void who_is_late_has_no_say_when_another_one_is_done() {
        create(LAMP);
        tell(LAMP, "a", "b", "c", "d");
        Claimed late = claim(LAMP);
        clock.advance(LEASE.plus(SECOND));
        settle(claim(LAMP), 1, null);
        isRefused(late);
        assertThat(claim(LAMP).texts()).containsExactly("b", "c", "d");
    }

    @Test
    void who_has_settled_has_no_say_any_more() {
        create(LAMP);
        tell(LAMP, "a", "b", "c", "d");
        Claimed claimed = claim(LAMP);
        settle(claimed, 1, null);
        isRefused(claimed);
        assertThat(claim(LAMP).texts()).containsExactly("b", "c", "d");
    }

    @Test
    void who_never_claimed_has_no_say() {
        create(LAMP, CHAIR);
        tell(LAMP, "a", "b");
        tell(CHAIR, "a", "b");
        Claimed lamp = claim(LAMP);
        isRefused(new Claimed("made up", lamp.run()));
        assertThat(outbox().settle(lamp.token(), List.of(new Settlement(new Sku("UNKNOWN"), 0, null))))
                .containsExactly(new Sku("UNKNOWN"));
        settle(lamp, 2, null);
    }

    /** Whatever is tried, nothing changes. */
    private void isRefused(Claimed claimed) {
        Backlog before = outbox().backlog();
        assertThat(trySettle(claimed, 2, null)).containsExactly(LAMP);
        assertThat(trySettle(claimed, 1, new Retry(5, clock.instant().plus(HOUR))))
                .containsExactly(LAMP);
        assertThat(trySettle(claimed, 0, new Death("broken", DeadPolicy.BLOCK))).containsExactly(LAMP);
        assertThat(outbox().backlog()).isEqualTo(before);
    }

    @Test
    void who_is_late_loses_only_what_was_taken_over() {
        create(LAMP, CHAIR);
        tell(LAMP, "a");
        tell(CHAIR, "a");
        Claim late = outbox().claim(null, 2, clock.instant(), LEASE);
        clock.advance(LEASE.plus(SECOND));
        Sku taken =
                outbox().claim(null, 1, clock.instant(), LEASE).runs().get(0).sku();
        assertThat(outbox().settle(
                                late.token(), List.of(new Settlement(LAMP, 1, null), new Settlement(CHAIR, 1, null))))
                .containsExactly(taken);
        assertThat(outbox().backlog().events()).isEqualTo(1);
    }

    @Test
    void the_backlog_is_what_is_not_settled() {
        create(LAMP, CHAIR);
        Instant first = clock.advance(SECOND);
        tell(LAMP, "a", "b");
        Instant second = clock.advance(SECOND);
        tell(CHAIR, "a");
        tell(LAMP, "c");
        assertThat(outbox().backlog()).isEqualTo(new Backlog(4, Optional.of(first), 0));
        Claimed lamp = claim(LAMP);
        assertThat(outbox().backlog().events()).as("claimed ones too").isEqualTo(4);
        settle(lamp, 2, new Retry(1, clock.instant().plus(HOUR)));
        assertThat(outbox().backlog()).isEqualTo(new Backlog(2, Optional.of(second), 0));
    }
}
