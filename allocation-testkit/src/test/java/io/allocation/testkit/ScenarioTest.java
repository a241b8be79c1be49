package io.allocation.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.allocation.domain.AllocationResult.Allocated;
import io.allocation.domain.AllocationResult.AlreadyAllocated;
import io.allocation.domain.BatchConflictException;
import io.allocation.domain.BatchQuantityChanged;
import io.allocation.domain.BatchWithdrawn;
import io.allocation.domain.LineAllocated;
import io.allocation.domain.LineChangeResult.Changed;
import io.allocation.domain.LineChangeResult.NotAllocated;
import io.allocation.domain.LineChangeResult.Unchanged;
import io.allocation.domain.LineConflictException;
import io.allocation.domain.LineDeallocated;
import io.allocation.domain.LineQuantityChanged;
import io.allocation.domain.LineReallocated;
import io.allocation.domain.OutOfStock;
import io.allocation.domain.ProductEvent;
import io.allocation.domain.ShipmentResult.AlreadyShipped;
import io.allocation.domain.ShipmentResult.Shipped;
import io.allocation.domain.UnknownBatchException;
import io.allocation.domain.UnknownLineException;
import io.allocation.domain.UnknownSkuException;
import io.allocation.service.Allocate;
import io.allocation.service.ChangeBatchEta;
import io.allocation.service.ChangeBatchQuantity;
import io.allocation.service.ChangeLineQuantity;
import io.allocation.service.MarkBatchArrived;
import io.allocation.service.ReceiveBatch;
import io.allocation.service.ShipLine;
import io.allocation.service.WithdrawBatch;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import net.jqwik.api.Example;
import net.jqwik.api.RandomGenerator;

/** That the sequences which the contract runs get everywhere: a property is worth what its generator reaches. */
class ScenarioTest {

    private static final int SEQUENCES = 1000;
    private static final long SEED = 20260227;

    private final Set<String> seen = new TreeSet<>();

    @Example
    void a_thousand_sequences_bring_about_every_kind_of_event() {
        runMany();

        assertThat(seen).contains(names(leavesOf(ProductEvent.class)));
    }

    @Example
    void a_thousand_sequences_bring_about_every_answer_and_every_exception() {
        runMany();

        assertThat(seen)
                .contains(
                        reaction(Allocate.class, Allocated.class),
                        reaction(Allocate.class, AlreadyAllocated.class),
                        reaction(Allocate.class, OutOfStock.class),
                        reaction(Allocate.class, LineConflictException.class),
                        reaction(Allocate.class, UnknownSkuException.class),
                        reaction(ChangeLineQuantity.class, Changed.class),
                        reaction(ChangeLineQuantity.class, Unchanged.class),
                        reaction(ChangeLineQuantity.class, NotAllocated.class),
                        reaction(ChangeLineQuantity.class, OutOfStock.class),
                        reaction(ChangeLineQuantity.class, LineConflictException.class),
                        reaction(ShipLine.class, Shipped.class),
                        reaction(ShipLine.class, AlreadyShipped.class),
                        reaction(ShipLine.class, UnknownLineException.class),
                        reaction(ShipLine.class, BatchConflictException.class),
                        reaction(ReceiveBatch.class, BatchConflictException.class),
                        reaction(ChangeBatchQuantity.class, BatchConflictException.class),
                        reaction(ChangeBatchQuantity.class, UnknownBatchException.class),
                        reaction(ChangeBatchEta.class, BatchConflictException.class),
                        reaction(MarkBatchArrived.class, UnknownBatchException.class),
                        reaction(WithdrawBatch.class, UnknownBatchException.class));
    }

    @Example
    void a_thousand_sequences_repeat_what_batch_commands_said() {
        runMany();

        assertThat(seen)
                .contains(
                        chain(ReceiveBatch.class),
                        chain(ChangeBatchQuantity.class),
                        chain(ChangeBatchEta.class),
                        chain(MarkBatchArrived.class),
                        chain(WithdrawBatch.class));
    }

    @Example
    void a_thousand_sequences_reach_the_rare_branches() {
        runMany();

        assertThat(seen)
                .as("a line in two parts; one that is filled in part")
                .contains(
                        chain(Allocate.class, LineAllocated.class, LineAllocated.class),
                        chain(Allocate.class, LineAllocated.class, OutOfStock.class))
                .as(
                        "a line that gives back, that grows in several batches, that moves to grow, that lowers what it never had")
                .contains(
                        chain(
                                ChangeLineQuantity.class,
                                LineDeallocated.class,
                                LineDeallocated.class,
                                LineQuantityChanged.class),
                        chain(
                                ChangeLineQuantity.class,
                                LineQuantityChanged.class,
                                LineAllocated.class,
                                LineAllocated.class),
                        chain(
                                ChangeLineQuantity.class,
                                LineQuantityChanged.class,
                                LineReallocated.class,
                                LineAllocated.class),
                        chain(ChangeLineQuantity.class, LineQuantityChanged.class))
                .as("lines that move and lines that lose")
                .contains(
                        chain(
                                ChangeBatchQuantity.class,
                                LineReallocated.class,
                                LineReallocated.class,
                                BatchQuantityChanged.class),
                        chain(
                                ChangeBatchQuantity.class,
                                LineReallocated.class,
                                LineDeallocated.class,
                                OutOfStock.class,
                                BatchQuantityChanged.class),
                        chain(
                                ChangeBatchQuantity.class,
                                LineDeallocated.class,
                                OutOfStock.class,
                                LineDeallocated.class,
                                OutOfStock.class,
                                BatchQuantityChanged.class),
                        chain(WithdrawBatch.class, LineReallocated.class, BatchWithdrawn.class));
    }

    /** With a seed, so that what is rare is not missed now and then. */
    private void runMany() {
        RandomGenerator<Scenario> scenarios = Scenario.any().generator(SEQUENCES);
        Random random = new Random(SEED);
        for (int i = 0; i < SEQUENCES; i++) {
            run(scenarios.next(random).value());
        }
    }

    private void run(Scenario scenario) {
        ReferenceModel model = new ReferenceModel();
        scenario.steps().forEach(step -> note(step.command().getClass(), model.handle(step)));
    }

    private void note(Class<?> command, Reaction reaction) {
        Class<?>[] events = reaction.events().stream().map(Object::getClass).toArray(Class<?>[]::new);
        seen.addAll(List.of(names(Stream.of(events))));
        Object outcome = reaction.outcome();
        seen.add(reaction(command, outcome instanceof Class<?> exception ? exception : outcome.getClass()));
        if (!(outcome instanceof Class<?>)) {
            seen.add(chain(command, events));
        }
    }

    private static String reaction(Class<?> command, Class<?> outcome) {
        return command.getSimpleName() + " is answered by " + outcome.getSimpleName();
    }

    private static String chain(Class<?> command, Class<?>... events) {
        return command.getSimpleName() + " brings about " + String.join(", ", names(Stream.of(events)));
    }

    private static String[] names(Stream<? extends Class<?>> types) {
        return types.map(Class::getSimpleName).toArray(String[]::new);
    }

    private static Stream<Class<?>> leavesOf(Class<?> type) {
        return type.isSealed()
                ? Stream.of(type.getPermittedSubclasses()).flatMap(ScenarioTest::leavesOf)
                : Stream.of(type);
    }
}
