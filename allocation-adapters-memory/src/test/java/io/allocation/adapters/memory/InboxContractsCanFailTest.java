package io.allocation.adapters.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.allocation.testkit.InboxConcurrencyContract;
import io.allocation.testkit.InboxContract;
import io.allocation.testkit.StoreFixture;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** As {@link ContractsCanFailTest}, for what a store does about messages. */
class InboxContractsCanFailTest {

    private static volatile Supplier<StoreFixture> stores = BreakableStore::new;

    /** Found by the launcher alone; one at a time. */
    static class Candidate extends InboxContract {
        @Override
        protected StoreFixture openStore() {
            return stores.get();
        }
    }

    /** The same for what happens when many threads meet. */
    static class ConcurrencyCandidate extends InboxConcurrencyContract {
        @Override
        protected StoreFixture openStore() {
            return stores.get();
        }
    }

    private static Set<String> failuresOf(Supplier<StoreFixture> broken) {
        stores = broken;
        Set<String> failures = new TreeSet<>();
        Stream.<Class<?>>of(Candidate.class, ConcurrencyCandidate.class)
                .forEach(contract -> failures.addAll(
                        ContractRun.of(contract, "junit-jupiter").failures()));
        return failures;
    }

    private static Set<String> failuresOfInbox(Supplier<BreakableInbox> broken) {
        return failuresOf(() -> new BreakableStore(broken.get()));
    }

    @Test
    void a_store_that_remembers_what_is_rolled_back_is_caught() {
        assertThat(failuresOfInbox(BrokenInboxes.RemembersWhatIsRolledBack::new))
                .contains(
                        "what_is_rolled_back_leaves_no_trace_of_the_message",
                        "a_command_that_throws_leaves_no_trace_and_may_be_delivered_again",
                        "a_message_that_is_rolled_back_is_new_to_one_that_wanted_it_meanwhile");
        assertThat(failuresOf(BrokenInboxes.RemembersFirst::new)).contains("a_conflict_leaves_no_trace_of_the_message");
    }

    @Test
    void a_store_that_takes_one_message_for_another_is_caught() {
        Stream.<Supplier<BreakableInbox>>of(
                        BrokenInboxes.Merges::consumers,
                        BrokenInboxes.Merges::sources,
                        BrokenInboxes.Merges::ids,
                        BrokenInboxes.Merges::joins)
                .forEach(merging ->
                        assertThat(failuresOfInbox(merging)).contains("consumer_source_and_id_tell_messages_apart"));
        assertThat(failuresOfInbox(BrokenInboxes.Merges::cases))
                .contains("every_spelling_of_consumer_source_and_id_is_one_of_its_own");
    }

    @Test
    void a_store_that_lets_a_message_in_twice_is_caught() {
        assertThat(failuresOfInbox(BrokenInboxes.IsNewTwice::new))
                .contains("a_message_is_new_once_in_the_same_unit_of_work_too");
        assertThat(failuresOfInbox(BrokenInboxes.ChecksTooEarly::new))
                .contains("a_message_that_two_take_in_at_once_takes_effect_by_one_of_them");
    }

    @Test
    void a_store_that_does_not_know_what_changed_nothing_is_caught() {
        assertThat(failuresOf(BrokenInboxes.ForgetsMessagesWithoutEffect::new))
                .contains(
                        "a_message_is_new_once",
                        "a_message_that_was_refused_is_known",
                        "a_message_that_says_what_is_so_already_is_known");
    }

    @Test
    void a_store_that_forgets_wrongly_is_caught() {
        assertThat(failuresOfInbox(BrokenInboxes.ForgetsEverything::new))
                .contains(
                        "messages_that_are_not_old_enough_are_kept", "only_messages_that_are_old_enough_are_forgotten");
        assertThat(failuresOfInbox(BrokenInboxes.ForgetsNothing::new))
                .contains("messages_that_are_old_enough_are_forgotten_and_new_again");
        assertThat(failuresOfInbox(BrokenInboxes.Miscounts::new))
                .contains("messages_that_are_old_enough_are_forgotten_and_new_again");
    }
}
