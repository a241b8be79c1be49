package io.allocation.adapters.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.allocation.adapters.memory.InMemoryStore;
import io.allocation.bus.Command;
import io.allocation.bus.MessageBus;
import io.allocation.bus.Outcome;
import io.allocation.domain.Allocation;
import io.allocation.domain.AllocationResult;
import io.allocation.domain.OrderId;
import io.allocation.domain.Sku;
import io.allocation.ports.AllocationViews;
import io.allocation.ports.StoreException;
import io.allocation.ports.UncertainCommitException;
import io.allocation.ports.Verification;
import io.allocation.servers.TestServers;
import io.allocation.service.Allocate;
import io.allocation.service.AllocationService;
import io.allocation.service.ChangeBatchEta;
import io.allocation.service.ChangeBatchQuantity;
import io.allocation.service.ChangeLineQuantity;
import io.allocation.service.MarkBatchArrived;
import io.allocation.service.ReceiveBatch;
import io.allocation.service.ShipLine;
import io.allocation.service.WithdrawBatch;
import io.allocation.testkit.FaultInjectingDataSource;
import io.allocation.testkit.FaultInjectingDataSource.Fault;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every command, with every call to the database that it makes failing in every way: it took effect whole or not at
 * all, the counters are right, and sending it again gives the right answer.
 */
abstract class FaultContract {

    private static final LocalDate ETA = LocalDate.of(2026, 3, 1);

    /** Each with the product that {@link #prepare} makes. */
    private static final Map<String, Function<String, Command<?>>> COMMANDS = Map.of(
            "allocate", sku -> Allocate.of("new " + sku, sku, 3),
            "change a line", sku -> ChangeLineQuantity.of("large " + sku, sku, 5),
            "cancel a line", sku -> ChangeLineQuantity.of("small " + sku, sku, 0),
            "ship", sku -> ShipLine.of("small " + sku, sku),
            "receive", sku -> ReceiveBatch.onHand(sku, "new", 7),
            "receive the first batch", sku -> ReceiveBatch.onHand("new " + sku, "new", 7),
            "shrink a batch", sku -> ChangeBatchQuantity.of(sku, "on hand", 4),
            "change the ETA", sku -> ChangeBatchEta.of(sku, "inbound", ETA.plusDays(1)),
            "mark as arrived", sku -> MarkBatchArrived.of(sku, "inbound"),
            "withdraw", sku -> WithdrawBatch.of(sku, "on hand"));

    private final Engine engine;
    private String url = "";

    FaultContract(Engine engine) {
        this.engine = engine;
    }

    @BeforeEach
    void lease() {
        url = engine.lease();
    }

    @AfterEach
    void giveBack() {
        engine.giveBack(url);
    }

    @TestFactory
    Stream<DynamicTest> a_command_is_done_whole_or_not_at_all() {
        return Stream.of(Fault.values())
                .flatMap(fault -> COMMANDS.keySet().stream()
                        .map(name -> DynamicTest.dynamicTest(name + ", " + fault, () -> tryEachCall(name, fault))));
    }

    private void tryEachCall(String name, Fault fault) {
        JdbcStore store = JdbcStore.on(engine.pool(url));
        FaultInjectingDataSource faulty = FaultInjectingDataSource.around(TestServers.dataSource(url));
        MessageBus bus = AllocationService.on(JdbcStore.on(faulty));
        boolean struck = true;
        for (int call = 1; struck; call++) {
            String sku = name + " " + fault + " " + call;
            Command<?> command = COMMANDS.get(name).apply(sku);
            Expectation expected = Expectation.of(sku, command);
            prepare(sku, AllocationService.on(store));
            assertThat(picture(sku, store)).isEqualTo(expected.before());

            faulty.injectAt(call, fault);
            String now = outcome(bus, command, expected, () -> picture(sku, store));
            struck = faulty.hasStruck();
            assertThat(struck || call > 4).as("there are more than four calls").isTrue();
            faulty.reset();

            assertThat(bus.handle(command))
                    .hasToString(now.equals(expected.before()) ? expected.answer() : expected.answerAgain());
            assertThat(picture(sku, store)).isEqualTo(expected.after());
            assertThat(store.verify()).matches(Verification::isClean);
        }
    }

    /** Three lines of two products in one unit of work: each as if by itself, and the counters are right. */
    @TestFactory
    Stream<DynamicTest> a_group_is_answered_by_what_is_stored() {
        return Stream.of(Fault.values())
                .map(fault -> DynamicTest.dynamicTest(fault.toString(), () -> tryEachCallOfGroup(fault)));
    }

    private void tryEachCallOfGroup(Fault fault) {
        JdbcStore store = JdbcStore.on(engine.pool(url));
        FaultInjectingDataSource faulty = FaultInjectingDataSource.around(TestServers.dataSource(url));
        MessageBus bus = AllocationService.on(JdbcStore.on(faulty));
        boolean struck = true;
        for (int call = 1; struck; call++) {
            String name = fault + " " + call;
            List<Allocate> lines = List.of(
                    Allocate.of("one " + name, "LAMP " + name, 1),
                    Allocate.of("two " + name, "LAMP " + name, 2),
                    Allocate.of("one " + name, "CHAIR " + name, 3));
            MessageBus sound = AllocationService.on(store);
            lines.forEach(line -> sound.handle(ReceiveBatch.onHand(line.sku().value(), "B", 10)));
            faulty.injectAt(call, fault);
            bus.<AllocationResult>handleAll(lines.iterator(), outcome -> requireStored(outcome, store));
            struck = faulty.hasStruck();
            assertThat(struck || call > 3).as("there are more than three calls").isTrue();
            faulty.reset();
            lines.forEach(bus::handle);
            lines.forEach(line -> assertThat(held(line, store)).hasSize(1));
            assertThat(store.verify()).matches(Verification::isClean);
        }
    }

    private static void requireStored(Outcome<AllocationResult> outcome, JdbcStore store) {
        Allocate line = (Allocate) (Command<?>) outcome.command();
        if (outcome instanceof Outcome.Answered<AllocationResult> answered) {
            assertThat(answered.answer()).isInstanceOf(AllocationResult.Allocated.class);
            assertThat(held(line, store)).hasSize(1);
        } else {
            RuntimeException failure = ((Outcome.Failed<AllocationResult>) outcome).failure();
            assertThat(failure).isInstanceOf(StoreException.class);
            assertThat(held(line, store)).hasSizeLessThanOrEqualTo(failure instanceof UncertainCommitException ? 1 : 0);
        }
    }

    private static List<Allocation> held(Allocate line, JdbcStore store) {
        return store.allocationsOf(line.orderId()).stream()
                .filter(claim -> claim.line().sku().equals(line.sku()))
                .toList();
    }

    private static String outcome(MessageBus bus, Command<?> command, Expectation expected, Supplier<String> picture) {
        StoreException failure = catchThrowableOfType(
                StoreException.class, () -> assertThat(bus.handle(command)).hasToString(expected.answer()));
        if (failure == null) {
            assertThat(picture.get()).isEqualTo(expected.after());
        } else {
            assertThat(failure).hasCauseInstanceOf(SQLException.class);
            assertThat(picture.get()).isIn(expected.before(), expected.after());
        }
        return picture.get();
    }

    /** What should come of it, from a store that cannot fail. */
    private record Expectation(String before, String answer, String after, String answerAgain) {

        static Expectation of(String sku, Command<?> command) {
            InMemoryStore store = new InMemoryStore();
            MessageBus bus = AllocationService.on(store);
            prepare(sku, bus);
            String before = picture(sku, store);
            String answer = String.valueOf(bus.handle(command));
            return new Expectation(before, answer, picture(sku, store), String.valueOf(bus.handle(command)));
        }
    }

    private static void prepare(String sku, MessageBus bus) {
        bus.handle(ReceiveBatch.onHand(sku, "on hand", 10));
        bus.handle(ReceiveBatch.inbound(sku, "inbound", 4, ETA));
        bus.handle(Allocate.of("large " + sku, sku, 4));
        bus.handle(Allocate.of("small " + sku, sku, 2));
    }

    private static String picture(String sku, AllocationViews views) {
        return Stream.of(
                        views.batchesOf(new Sku(sku)),
                        views.batchesOf(new Sku("new " + sku)),
                        lines("large " + sku, views),
                        lines("small " + sku, views),
                        lines("new " + sku, views))
                .map(List::toString)
                .toList()
                .toString();
    }

    private static List<?> lines(String order, AllocationViews views) {
        return views.allocationsOf(new OrderId(order));
    }
}
