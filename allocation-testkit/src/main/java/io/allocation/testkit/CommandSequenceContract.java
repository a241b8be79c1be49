package io.allocation.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.allocation.domain.Fill;
import io.allocation.domain.OrderId;
import io.allocation.domain.OrderLine;
import io.allocation.ports.Locking;
import io.allocation.service.Allocate;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/**
 * What every store must do with every sequence of commands, under every policy and mixtures of them: exactly what the
 * rules say, told once more by a simple model; and the library's promises, each checked without that model. An
 * adapter's test extends this class and supplies the store:
 *
 * <pre>{@code
 * class MyStoreCommandSequenceTest extends CommandSequenceContract {
 *     @Override
 *     protected StoreFixture openStore() {
 *         return new MyStoreFixture();
 *     }
 * }
 * }</pre>
 *
 * <p>One thread; what happens between threads is the business of other contracts. Each try opens stores of its own, so
 * a slow store may want fewer tries than the usual thousand: {@code jqwik.tries.default} in
 * {@code junit-platform.properties}, or jqwik's {@code @PropertyDefaults} on the test class.
 */
public abstract class CommandSequenceContract {

    private static final int MANY = 230;

    /** For subclasses. */
    protected CommandSequenceContract() {}

    /**
     * Opens an empty store. Called at least once for each try; two stores that are open at once have nothing in common.
     *
     * @return the store; the contract closes it
     */
    protected abstract StoreFixture openStore();

    private StoreUnderTest open() {
        return new StoreUnderTest(openStore());
    }

    @Provide
    Arbitrary<Scenario> scenarios() {
        return Scenario.any();
    }

    @Property
    void every_command_does_what_the_rules_say(@ForAll("scenarios") Scenario scenario) {
        compareWithModel(scenario.steps());
    }

    @Property
    void commands_that_share_a_unit_of_work_do_as_they_would_alone(
            @ForAll("scenarios") Scenario scenario,
            @ForAll @IntRange(min = 2, max = 12) int together,
            @ForAll Locking locking) {
        ReferenceModel model = new ReferenceModel();
        try (StoreUnderTest store = open()) {
            for (List<Step> group : groups(scenario.steps(), together)) {
                List<Reaction> alone = group.stream().map(model::handle).toList();
                assertThat(store.handleTogether(group, locking))
                        .as("reactions to %s", group)
                        .isEqualTo(alone);
                assertThat(store.snapshot()).as("views after %s", group).isEqualTo(Snapshot.of(model.views()));
            }
        }
    }

    private static List<List<Step>> groups(List<Step> steps, int size) {
        return IntStream.iterate(0, start -> start < steps.size(), start -> start + size)
                .mapToObj(start -> steps.subList(start, Math.min(start + size, steps.size())))
                .toList();
    }

    @Property
    void no_state_on_the_way_is_oversold(@ForAll("scenarios") Scenario scenario) {
        Ledger ledger = new Ledger();
        try (StoreUnderTest store = open()) {
            for (Step step : scenario.steps()) {
                store.handle(step).events().forEach(ledger::applyAndCheck);
                Ledger.check(store.views());
            }
        }
    }

    @Property
    void the_events_are_the_write_set(@ForAll("scenarios") Scenario scenario) {
        Ledger ledger = new Ledger();
        try (StoreUnderTest store = open()) {
            for (Step step : scenario.steps()) {
                store.handle(step).events().forEach(ledger::apply);
                assertThat(store.snapshot()).as("views after %s", step).isEqualTo(Snapshot.of(ledger));
            }
        }
    }

    @Property
    void every_command_may_be_sent_again(@ForAll("scenarios") Scenario scenario) {
        try (StoreUnderTest store = open()) {
            for (Step step : scenario.steps()) {
                Reaction once = store.handle(step);
                Snapshot after = store.snapshot();
                assertThat(store.handle(step)).as("%s again", step).isEqualTo(Repetition.of(once));
                assertThat(store.snapshot()).as("views after %s again", step).isEqualTo(after);
            }
        }
    }

    @Property
    void the_same_commands_always_have_the_same_effect(@ForAll("scenarios") Scenario scenario) {
        try (StoreUnderTest one = open();
                StoreUnderTest other = open()) {
            assertThat(one.handle(scenario.steps())).isEqualTo(other.handle(scenario.steps()));
            assertThat(one.snapshot()).isEqualTo(other.snapshot());
        }
    }

    @Property
    void allowing_more_only_turns_refusals_into_allocations(
            @ForAll("scenarios") Scenario scenario, @ForAll @IntRange(min = 1, max = 9) int quantity) {
        OrderLine line = new OrderLine(new OrderId("a new order"), Universe.SKUS.get(0), quantity);
        Reaction whole = reactionUnder(Fill.WHOLE, scenario, line);
        Reaction split = reactionUnder(Fill.SPLIT, scenario, line);
        Reaction partial = reactionUnder(Fill.PARTIAL, scenario, line);
        assertThat(split)
                .as("splitting, instead of %s", whole)
                .satisfiesAnyOf(
                        same -> assertThat(same).isEqualTo(whole),
                        more -> assertThat(whole.changedNothing()).isTrue());
        assertThat(partial)
                .as("filling in part, instead of %s", split)
                .satisfiesAnyOf(
                        same -> assertThat(same).isEqualTo(split),
                        more -> assertThat(split.changedNothing()).isTrue());
    }

    private Reaction reactionUnder(Fill fill, Scenario scenario, OrderLine line) {
        try (StoreUnderTest store = open()) {
            store.handle(scenario.steps());
            return store.handle(
                    new Step(new Allocate(line), scenario.circumstances().get(0).with(fill)));
        }
    }

    @Provide
    Arbitrary<Crowd> crowds() {
        return Crowd.any(MANY);
    }

    /** More claims on one batch than any page holds. */
    @Property(tries = 5)
    void a_batch_with_many_lines_shrinks_as_the_rules_say(@ForAll("crowds") Crowd crowd) {
        ReferenceModel model = new ReferenceModel();
        try (StoreUnderTest store = open()) {
            for (Step step : crowd.steps()) {
                assertThat(store.handle(step)).as("reaction to %s", step).isEqualTo(model.handle(step));
            }
            assertThat(store.snapshot(crowd.orders())).isEqualTo(Snapshot.of(model.views(), crowd.orders()));
        }
    }

    @Provide
    Arbitrary<Patchwork> patchworks() {
        return Patchwork.any();
    }

    @Property
    void a_line_in_parts_changes_as_the_rules_say(@ForAll("patchworks") Patchwork patchwork) {
        compareWithModel(patchwork.steps());
    }

    private void compareWithModel(List<Step> steps) {
        ReferenceModel model = new ReferenceModel();
        try (StoreUnderTest store = open()) {
            for (Step step : steps) {
                assertThat(store.handle(step)).as("reaction to %s", step).isEqualTo(model.handle(step));
                assertThat(store.snapshot()).as("views after %s", step).isEqualTo(Snapshot.of(model.views()));
            }
        }
    }
}
