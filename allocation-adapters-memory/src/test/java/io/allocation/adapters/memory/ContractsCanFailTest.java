package io.allocation.adapters.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.allocation.domain.LineReallocated;
import io.allocation.testkit.CommandSequenceContract;
import io.allocation.testkit.StoreContract;
import io.allocation.testkit.StoreFixture;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** A contract that cannot fail proves nothing: every fault has a test of the contract that names it. */
class ContractsCanFailTest {

    /** Found by the launcher below alone; one at a time. */
    static class Candidate extends StoreContract {

        private static volatile Supplier<StoreFixture> stores = BreakableStore::new;

        @Override
        protected StoreFixture openStore() {
            return stores.get();
        }
    }

    /** The same for the contract that runs on jqwik. */
    @PropertyDefaults(tries = 100, shrinking = ShrinkingMode.OFF)
    static class SequenceCandidate extends CommandSequenceContract {

        @Override
        protected StoreFixture openStore() {
            return Candidate.stores.get();
        }
    }

    private static ContractRun run(Supplier<StoreFixture> stores) {
        Candidate.stores = stores;
        return ContractRun.of(Candidate.class, "junit-jupiter");
    }

    private static Set<String> sequenceFailuresOf(Supplier<StoreFixture> stores) {
        Candidate.stores = stores;
        return ContractRun.of(SequenceCandidate.class, "jqwik").failures();
    }

    private static Set<String> failuresOf(Supplier<StoreFixture> stores) {
        return run(stores).failures();
    }

    @Test
    void a_store_without_a_fault_passes() {
        ContractRun none = run(BreakableStore::new);
        assertThat(none.failures()).isEmpty();
        assertThat(none.tests()).isGreaterThan(100);
    }

    @Test
    void a_store_that_does_nothing_is_caught() {
        assertThat(failuresOf(BrokenStores.DoesNothing::new))
                .contains(
                        "a_product_comes_back_without_events_at_the_version_that_it_had",
                        "what_is_committed_takes_effect_together",
                        "batches_are_listed_first_received_first",
                        "a_line_is_allocated",
                        "a_run_on_the_last_units_sells_each_of_them_once");
    }

    @Test
    void a_store_that_loses_events_is_caught_by_both_contracts() {
        assertThat(failuresOf(LosesEvents::new)).isNotEmpty();
        assertThat(sequenceFailuresOf(LosesEvents::new)).isNotEmpty();
    }

    @Test
    void sequences_of_commands_catch_what_a_store_does_wrong_and_nothing_else() {
        assertThat(sequenceFailuresOf(BreakableStore::new)).isEmpty();
        assertThat(sequenceFailuresOf(BrokenStores.DoesNothing::new)).isNotEmpty();
        assertThat(sequenceFailuresOf(() -> new BrokenStores.Drops(LineReallocated.class)))
                .isNotEmpty();
    }

    @Test
    void a_store_that_ignores_the_version_is_caught() {
        assertThat(failuresOf(BrokenStores.IgnoresTheVersion::new))
                .contains(
                        "the_later_of_two_that_changed_a_product_has_no_effect",
                        "of_two_that_create_a_product_one_wins",
                        "a_stale_unit_of_work_notices_every_kind_of_change",
                        "no_kind_of_change_can_be_made_on_a_stale_product");
    }

    @Test
    void a_store_that_does_as_if_it_had_stored_is_caught() {
        assertThat(failuresOf(BrokenStores.SwallowsConflicts::new))
                .contains("the_later_of_two_that_changed_a_product_has_no_effect");
    }

    @Test
    void a_store_that_creates_what_there_is_is_caught() {
        assertThat(failuresOf(BrokenStores.CreatesTwice::new))
                .contains(
                        "of_two_that_create_a_product_one_wins",
                        "a_product_that_is_stored_already_is_not_created_again",
                        "a_conflict_on_a_new_product_stores_nothing_of_a_known_one");
    }

    @Test
    void a_store_that_forgets_to_roll_back_is_caught() {
        assertThat(failuresOf(BrokenStores.ForgetsToRollBack::new))
                .contains("what_is_not_committed_leaves_no_trace", "an_event_handler_shares_the_fate_of_the_command");
    }

    @Test
    void a_store_that_stores_what_it_can_is_caught() {
        assertThat(failuresOf(BrokenStores.StoresWhatItCan::new))
                .contains(
                        "a_conflict_on_one_of_two_products_stores_nothing_of_either",
                        "a_conflict_on_a_new_product_stores_nothing_of_a_known_one");
    }

    @Test
    void a_store_that_loses_a_product_of_two_is_caught() {
        assertThat(failuresOf(BrokenStores.LosesTheSecondProduct::new))
                .contains("what_is_committed_takes_effect_together");
    }

    @TestFactory
    Stream<DynamicTest> a_store_that_drops_a_kind_of_change_is_caught() {
        return BrokenStores.kindsOfChange()
                .map(kind -> DynamicTest.dynamicTest(
                        kind.getSimpleName(),
                        () -> assertThat(failuresOf(() -> new BrokenStores.Drops(kind)))
                                .contains("every_kind_of_change_is_stored_completely")));
    }

    @Test
    void a_store_that_merges_skus_is_caught() {
        for (Supplier<StoreFixture> merging : merging()) {
            assertThat(failuresOf(merging))
                    .contains("every_spelling_is_a_sku_of_its_own", "a_product_is_not_found_by_another_spelling");
        }
    }

    private static Iterable<Supplier<StoreFixture>> merging() {
        return List.of(BrokenStores.MergesCase::new, BrokenStores.IgnoresTrailingBlanks::new);
    }

    @Test
    void a_store_that_loads_batches_wrongly_is_caught() {
        assertThat(failuresOf(BrokenReads.LoadsUsedUpBatches::new)).contains("only_open_batches_are_loaded");
        assertThat(failuresOf(BrokenReads.LosesExpiry::new)).contains("a_batch_comes_back_with_every_field");
    }

    @Test
    void a_store_that_looks_for_batches_wrongly_is_caught() {
        assertThat(failuresOf(BrokenReads.LooksForOpenBatchesOnly::new))
                .contains("a_product_is_found_by_a_batch_open_or_used_up");
        assertThat(failuresOf(BrokenReads.FindsTheFirstSkuOfABatchOnly::new))
                .contains("a_batch_of_several_products_is_ambiguous");
    }

    @Test
    void a_store_that_looks_up_wrongly_is_caught() {
        assertThat(failuresOf(BrokenReads.LooksUpThePresent::new))
                .contains("a_look_up_answers_as_of_the_loaded_version_or_refuses");
        assertThat(failuresOf(BrokenReads.ForgetsShippedLines::new)).contains("an_order_holds_what_has_left_too");
        assertThat(failuresOf(BrokenReads.FindsOpenBatchesOnly::new))
                .contains("a_used_up_batch_is_found_with_every_field");
    }

    @Test
    void a_store_that_lists_the_latest_lines_wrongly_is_caught() {
        assertThat(failuresOf(BrokenReads.UnseatsTheEarliest::new))
                .contains("a_shrinking_batch_unseats_the_latest_of_many_lines");
        assertThat(failuresOf(BrokenReads.KnowsOnePageOnly::new))
                .contains("a_shrinking_batch_unseats_the_latest_of_many_lines");
    }

    @Test
    void a_store_whose_views_show_what_is_not_committed_is_caught() {
        assertThat(failuresOf(BrokenReads.ShowsUncommitted::new)).contains("nothing_is_shown_of_what_is_not_committed");
    }

    @Test
    void a_store_whose_views_are_in_disorder_is_caught() {
        assertThat(failuresOf(BrokenReads.SortsByName::new)).contains("batches_are_listed_first_received_first");
        assertThat(failuresOf(BrokenReads.SortsOrdersBackwards::new))
                .contains(
                        "an_order_s_allocations_are_listed_by_sku",
                        "the_parts_of_a_line_are_listed_in_the_order_in_which_they_were_taken");
        assertThat(failuresOf(BrokenReads.OffersUsedUpBatches::new))
                .contains("only_open_batches_are_available_but_every_batch_is_listed");
    }

    @Test
    void a_store_with_a_race_is_caught() {
        assertThat(failuresOf(BrokenRaces.NeverLocks::new))
                .contains("pessimistic_units_of_work_on_a_product_all_succeed_at_once");
        assertThat(failuresOf(BrokenRaces.LetsOptimistsPass::new))
                .contains("a_pessimistic_unit_of_work_is_not_overtaken_by_optimistic_ones");
        assertThat(failuresOf(BrokenRaces.ChecksTooEarly::new))
                .contains("a_run_on_the_last_units_sells_each_of_them_once");
        assertThat(failuresOf(BrokenRaces.CommitsByHalves::new)).contains("a_reader_never_sees_half_a_commit");
    }
}
