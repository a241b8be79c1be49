package io.allocation.adapters.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.allocation.domain.Sku;
import io.allocation.messaging.EventEncoder;
import io.allocation.messaging.Message;
import io.allocation.messaging.Outbox;
import io.allocation.testkit.OutboxContract;
import io.allocation.testkit.OutboxFixture;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** As {@link ContractsCanFailTest}, for outboxes. */
class OutboxContractsCanFailTest {

    /** Found by the launcher alone; one at a time. */
    static class Candidate extends OutboxContract {

        private static volatile Function<EventEncoder, OutboxFixture> stores = InMemoryFixture::new;

        @Override
        protected OutboxFixture openStore(EventEncoder encoder) {
            return stores.apply(encoder);
        }
    }

    private static final class WithOutbox extends InMemoryFixture {

        private final Outbox outbox;

        WithOutbox(EventEncoder encoder, UnaryOperator<Outbox> broken) {
            super(encoder);
            outbox = broken.apply(super.outbox());
        }

        @Override
        public Outbox outbox() {
            return outbox;
        }
    }

    private static Set<String> failuresOfStore(Function<EventEncoder, OutboxFixture> stores) {
        Candidate.stores = stores;
        return ContractRun.of(Candidate.class, "junit-jupiter").failures();
    }

    private static Set<String> failuresOf(UnaryOperator<Outbox> broken) {
        return failuresOfStore(encoder -> new WithOutbox(encoder, broken));
    }

    private static Set<String> failuresOfChange(UnaryOperator<Message> change) {
        return failuresOf(outbox -> new BrokenClaims.Changes(outbox, change));
    }

    @Test
    void an_outbox_without_a_fault_passes() {
        assertThat(failuresOf(HandsOnOutbox::new)).isEmpty();
    }

    @Test
    void an_outbox_that_loses_everything_is_caught() {
        assertThat(failuresOf(BrokenClaims.LosesEverything::new))
                .contains(
                        "a_refusal_takes_its_place",
                        "a_message_comes_out_with_every_attribute",
                        "nothing_is_lost_or_out_of_order_whoever_tells_and_whoever_claims");
    }

    @Test
    void a_store_that_puts_the_wrong_events_into_it_is_caught() {
        assertThat(failuresOfStore(BrokenAppends.LosesEventsOfUsers::new))
                .contains("an_event_of_a_user_s_own_takes_its_place");
        assertThat(failuresOfStore(BrokenAppends.ForgetsToRollBack::new))
                .contains("nothing_is_told_of_what_is_rolled_back");
    }

    @Test
    void an_outbox_that_tells_the_wrong_ones_is_caught() {
        assertThat(failuresOf(BrokenAppends.NeverTells::new))
                .contains("a_commit_is_told", "what_is_requeued_or_unblocked_is_told");
        assertThat(failuresOf(BrokenAppends.TellsForEver::new)).contains("who_listens_no_longer_is_not_told");
        assertThat(failuresOfStore(BrokenAppends.TellsOfNothing::new))
                .contains("nothing_is_told_before_the_commit", "what_failed_is_not_told");
    }

    @Test
    void an_outbox_that_ignores_leases_is_caught() {
        assertThat(failuresOf(BrokenClaims.IgnoresLeases::new))
                .contains(
                        "a_claimed_product_is_not_claimed_by_another_before_the_lease_ends",
                        "what_is_committed_to_a_claimed_product_waits_its_turn");
        assertThat(failuresOf(BrokenClaims.LeasesForEver::new))
                .contains(
                        "a_claimed_product_is_not_claimed_by_another_before_the_lease_ends",
                        "a_lease_lasts_as_long_as_it_was_asked_for");
    }

    @Test
    void an_outbox_that_claims_wrongly_is_caught() {
        assertThat(failuresOf(BrokenClaims.ClaimsTooMuch::new)).contains("no_more_is_claimed_than_was_asked_for");
        assertThat(failuresOf(BrokenClaims.StartsOver::new))
                .contains("one_that_comes_back_at_once_does_not_keep_others_from_their_turn");
        assertThat(failuresOf(BrokenClaims.EndsEarly::new))
                .contains("claim_after_claim_leads_over_all_products_and_comes_to_an_end");
        assertThat(failuresOf(BrokenClaims.GivesEmptyRuns::new)).contains("nothing_is_claimed_where_there_is_nothing");
    }

    @Test
    void an_outbox_that_changes_messages_is_caught() {
        assertThat(failuresOfChange(message -> with(message, 1, message.time(), message.data())))
                .contains("events_are_told_in_their_order_product_by_product_across_commits");
        assertThat(failuresOfChange(message -> withData(message, message.data().replace("💡", "??"))))
                .contains("data_come_out_unchanged", "every_spelling_of_a_sku_is_a_product_of_its_own");
        assertThat(failuresOfChange(message -> withData(message, cut(message.data()))))
                .contains("data_come_out_unchanged");
        assertThat(failuresOfChange(message -> withTime(message, message.time().truncatedTo(ChronoUnit.SECONDS))))
                .contains("times_come_out_unchanged_to_the_millisecond");
        assertThat(failuresOfChange(message -> withTime(message, inAnotherZone(message.time()))))
                .contains("times_come_out_unchanged_to_the_millisecond");
    }

    private static String cut(String data) {
        return data.substring(0, Math.min(data.length(), 65_535));
    }

    /** What a column without a zone makes of an hour that a clock leaves out. */
    private static Instant inAnotherZone(Instant time) {
        return time.toString().startsWith("2026-03-08T07:30") ? time.plus(Duration.ofHours(1)) : time;
    }

    private static Message withData(Message message, String data) {
        return with(message, message.position(), message.time(), data);
    }

    private static Message withTime(Message message, Instant time) {
        return with(message, message.position(), time, message.data());
    }

    private static Message with(Message message, long position, Instant time, String data) {
        Sku sku = message.sku();
        return new Message(
                message.id(), message.source(), message.type(), sku, position, time, message.contentType(), data);
    }

    @Test
    void an_outbox_that_believes_any_token_is_caught() {
        assertThat(failuresOf(BrokenSettlements.BelievesAnyToken::new))
                .contains(
                        "who_is_late_has_no_say_while_another_one_is_at_it",
                        "who_is_late_has_no_say_when_another_one_is_done",
                        "who_never_claimed_has_no_say");
    }

    @Test
    void an_outbox_that_settles_wrongly_is_caught() {
        assertThat(failuresOf(BrokenSettlements.SettlesWholeRuns::new))
                .contains(
                        "what_is_not_published_can_be_claimed_again_at_once",
                        "nothing_is_lost_or_out_of_order_whoever_tells_and_whoever_claims");
        assertThat(failuresOf(BrokenSettlements.Settles::retriesAtOnce))
                .contains("one_that_failed_waits_until_its_time_and_is_counted");
        assertThat(failuresOf(BrokenSettlements.Settles::forgetsAttempts))
                .contains("attempts_are_counted_until_it_succeeds");
    }

    @Test
    void an_outbox_that_treats_the_dead_wrongly_is_caught() {
        assertThat(failuresOf(BrokenSettlements.Settles::neverBlocks)).contains("those_behind_one_that_blocks_wait");
        assertThat(failuresOf(BrokenSettlements.Settles::alwaysBlocks))
                .contains("those_behind_one_that_is_skipped_go_on_at_once");
        assertThat(failuresOf(BrokenSettlements.Settles::buriesTheDead))
                .contains("a_dead_event_is_kept_with_its_reason");
        assertThat(failuresOf(BrokenSettlements.RequeuesACopy::new))
                .contains(
                        "one_that_blocks_is_requeued_in_its_place",
                        "one_that_was_skipped_is_requeued_behind_all_others");
        assertThat(failuresOf(BrokenSettlements.RevivesNothing::new))
                .contains("when_one_that_blocks_is_discarded_the_others_go_on");
        assertThat(failuresOf(BrokenSettlements.CountsTheDeadIn::new))
                .contains("the_backlog_counts_the_dead_apart_from_those_behind_them");
    }
}
