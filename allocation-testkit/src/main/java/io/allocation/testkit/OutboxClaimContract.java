package io.allocation.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.allocation.domain.InvalidValueException;
import io.allocation.domain.Sku;
import io.allocation.messaging.Message;
import io.allocation.messaging.Outbox.Claim;
import io.allocation.messaging.Outbox.Retry;
import io.allocation.messaging.Outbox.Run;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * How events are claimed from an {@link io.allocation.messaging.Outbox}: in order, not too many, and by one at a time
 * for as long as its lease lasts. Part of {@link OutboxContract}.
 */
public abstract class OutboxClaimContract extends OutboxTestCase {

    private static final Duration SECOND = Duration.ofSeconds(1);

    /** For subclasses. */
    protected OutboxClaimContract() {}

    @Test
    void nothing_is_claimed_where_there_is_nothing() {
        create(LAMP, CHAIR);
        Claim claim = outbox().claim(null, 10, clock.instant(), LEASE);
        assertThat(claim.runs()).isEmpty();
    }

    @Test
    void at_least_one_event_has_to_be_asked_for() {
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> outbox().claim(null, 0, clock.instant(), LEASE));
    }

    @Test
    void no_more_is_claimed_than_was_asked_for() {
        create(LAMP, CHAIR);
        tell(LAMP, "1", "2", "3", "4", "5");
        tell(CHAIR, "1", "2", "3", "4", "5");
        for (int most = 1; most <= 7; most++) {
            Claim claim = outbox().claim(null, most, clock.instant(), LEASE);
            assertThat(claim.runs()).isNotEmpty();
            assertThat(claim.runs()).flatExtracting(Run::messages).hasSizeLessThanOrEqualTo(most);
            clock.advance(LEASE.plus(SECOND));
        }
    }

    @Test
    void a_long_run_is_claimed_part_by_part() {
        create(LAMP);
        List<String> texts = IntStream.range(0, 250).mapToObj(Integer::toString).toList();
        tell(LAMP, texts.toArray(String[]::new));
        List<String> published = new ArrayList<>();
        while (published.size() < texts.size()) {
            Claimed part = of(LAMP, claimAll(100));
            published.addAll(part.texts());
            settle(part, part.texts().size(), null);
        }
        assertThat(published).isEqualTo(texts);
        assertThat(claimAll()).isEmpty();
    }

    @Test
    void claim_after_claim_leads_over_all_products_and_comes_to_an_end() {
        Sku[] skus = IntStream.range(0, 25).mapToObj(i -> new Sku("SKU-" + i)).toArray(Sku[]::new);
        create(skus);
        for (Sku sku : skus) {
            tell(sku, "1", "2");
        }
        for (int most : List.of(1, 2, 3, 4, 49, 50, 51)) {
            assertThat(claimAll(most)).as("%d at once", most).containsOnlyKeys(skus);
            clock.advance(LEASE.plus(SECOND));
        }
    }

    /** Or a product that fails over and over would starve the others. */
    @Test
    void one_that_comes_back_at_once_does_not_keep_others_from_their_turn() {
        Sku[] skus = IntStream.range(0, 5).mapToObj(i -> new Sku("SKU-" + i)).toArray(Sku[]::new);
        create(skus);
        for (Sku sku : skus) {
            tell(sku, "1");
        }
        List<Sku> turns = new ArrayList<>();
        Optional<Sku> next = Optional.empty();
        do {
            Claim claim = outbox().claim(next.orElse(null), 1, clock.instant(), LEASE);
            for (Run run : claim.runs()) {
                turns.add(run.sku());
                settle(new Claimed(claim.token(), run), 0, new Retry(1, clock.instant()));
            }
            next = claim.next();
        } while (next.isPresent() && turns.size() < 100);
        assertThat(turns).containsExactlyInAnyOrder(skus);
    }

    /** Those that cannot be claimed are passed over. */
    @Test
    void claim_after_claim_leads_past_products_that_are_claimed() {
        Sku[] skus = IntStream.range(0, 12).mapToObj(i -> new Sku("SKU-" + i)).toArray(Sku[]::new);
        create(skus);
        for (Sku sku : skus) {
            tell(sku, "1");
        }
        Claim some = outbox().claim(null, 5, clock.instant(), LEASE);
        Map<Sku, Claimed> rest = claimAll(2);
        assertThat(some.runs()).extracting(Run::sku).doesNotContainAnyElementsOf(rest.keySet());
        assertThat(some.runs().size() + rest.size()).isEqualTo(skus.length);
    }

    @Test
    void a_claimed_product_is_not_claimed_by_another_before_the_lease_ends() {
        create(LAMP);
        tell(LAMP, "a");
        claim(LAMP);
        assertThat(claimAll()).isEmpty();
        clock.advance(LEASE.minus(SECOND));
        assertThat(claimAll()).isEmpty();
        clock.advance(SECOND.multipliedBy(2));
        assertThat(claim(LAMP).texts()).containsExactly("a");
    }

    @Test
    void a_lease_lasts_as_long_as_it_was_asked_for() {
        create(LAMP, CHAIR);
        tell(LAMP, "a");
        outbox().claim(null, 1, clock.instant(), Duration.ofHours(2));
        clock.advance(Duration.ofHours(2).minus(SECOND));
        assertThat(claimAll()).isEmpty();
        tell(CHAIR, "a");
        outbox().claim(null, 1, clock.instant(), SECOND);
        clock.advance(SECOND.multipliedBy(2));
        assertThat(claimAll()).containsOnlyKeys(LAMP, CHAIR);
    }

    @Test
    void every_claim_has_a_lease_of_its_own() {
        create(LAMP);
        tell(LAMP, "a");
        claim(LAMP);
        clock.advance(LEASE.plus(SECOND));
        claim(LAMP);
        clock.advance(LEASE.minus(SECOND));
        assertThat(claimAll()).as("claimed the second time").isEmpty();
    }

    @Test
    void a_claimed_product_holds_up_no_other() {
        create(LAMP, CHAIR);
        tell(LAMP, "a");
        Claimed lamp = claim(LAMP);
        tell(CHAIR, "b");
        assertThat(claimAll()).containsOnlyKeys(CHAIR);
        settle(lamp, 1, null);
        assertThat(claimAll()).isEmpty();
    }

    @Test
    void what_is_committed_to_a_claimed_product_waits_its_turn() {
        create(LAMP);
        tell(LAMP, "a", "b");
        Claimed claimed = claim(LAMP);
        tell(LAMP, "c");
        assertThat(claimAll()).isEmpty();
        settle(claimed, 2, null);
        assertThat(claim(LAMP).texts()).containsExactly("c");
    }

    @Test
    void tokens_tell_claims_apart() {
        create(LAMP, CHAIR);
        tell(LAMP, "a");
        Claimed lamp = claim(LAMP);
        tell(CHAIR, "a");
        assertThat(claim(CHAIR).token()).isNotEqualTo(lamp.token());
    }

    @Test
    void one_commit_may_hold_many_events() {
        commit(LAMP, product -> {
            receive(product, "B1", 1_000_000);
            IntStream.range(0, 500).forEach(i -> allocate(product, "order-" + i, 1));
        });
        List<Message> messages = of(LAMP, publishAll());
        assertThat(positions(messages)).isEqualTo(consecutive(1, 501));
        assertThat(messages.get(500).data()).contains("order-499");
    }
}
