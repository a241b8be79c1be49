package io.allocation.adapters.jdbc;

import static io.allocation.adapters.jdbc.CountedStatements.expected;
import static io.allocation.adapters.jdbc.CountedStatements.on;
import static io.allocation.adapters.jdbc.CountedStatements.since;
import static io.allocation.adapters.jdbc.CountedStatements.together;
import static org.assertj.core.api.Assertions.assertThat;

import io.allocation.domain.AllocationResult;
import io.allocation.domain.BatchChangeResult;
import io.allocation.domain.LineDeallocated;
import io.allocation.domain.Sku;
import io.allocation.service.Allocate;
import io.allocation.service.ChangeBatchQuantity;
import io.allocation.service.ReceiveBatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is sent to the database, as the Javadoc of {@link JdbcStore} has it: counted, and independent of the past. */
class StatementsTest {

    private static final int HISTORY = 300;

    @ParameterizedTest
    @EnumSource
    void an_allocation_is_two_queries_three_writes_and_a_commit(Engine engine) {
        on(engine, (bus, store, counting) -> {
            bus.handle(Allocate.of("order-1", "LAMP", 1));
            assertThat(since(counting)).isEqualTo(expected(engine, "UPDATE", "UPDATE", "INSERT"));
        });
    }

    @ParameterizedTest
    @EnumSource
    void one_that_changes_nothing_is_two_queries(Engine engine) {
        on(engine, (bus, store, counting) -> {
            bus.handle(Allocate.of("first", "LAMP", 1));
            assertThat(since(counting)).isEqualTo(expected(engine));
            bus.handle(Allocate.of("too-much", "LAMP", 1_000_000));
            assertThat(since(counting)).isEqualTo(expected(engine));
        });
    }

    @ParameterizedTest
    @EnumSource
    void neither_lines_nor_used_up_batches_add_to_it(Engine engine) {
        on(engine, (bus, store, counting) -> {
            for (int i = 0; i < HISTORY; i++) {
                bus.handle(Allocate.of("order-" + i, "LAMP", 1));
                bus.handle(ReceiveBatch.onHand("LAMP", "small " + i, 2_000_000 + i));
                bus.handle(Allocate.of("large-" + i, "LAMP", 2_000_000 + i));
            }
            assertThat(store.batchesOf(new Sku("LAMP"))).hasSize(HISTORY + 1);
            counting.reset();
            bus.handle(Allocate.of("last", "LAMP", 1));
            assertThat(since(counting)).isEqualTo(expected(engine, "UPDATE", "UPDATE", "INSERT"));
        });
    }

    @ParameterizedTest
    @EnumSource
    void the_writes_of_a_group_are_as_many_however_large_it_is(Engine engine) {
        on(engine, (bus, store, counting) -> {
            IntStream.range(0, 20).forEach(i -> bus.handle(ReceiveBatch.onHand("LAMP-" + i, "B", 100)));
            for (int lines : new int[] {4, 200}) {
                counting.reset();
                bus.<AllocationResult>handleAll(
                        IntStream.range(0, lines)
                                .mapToObj(i -> Allocate.of(
                                        "order-" + lines + "-" + i, "LAMP-" + i % Math.min(20, lines / 2), 1))
                                .iterator(),
                        outcome -> {});
                assertThat(since(counting))
                        .filteredOn(call -> !call.startsWith("SELECT")
                                && !call.toLowerCase(Locale.ROOT).startsWith("set"))
                        .as("%d lines", lines)
                        .containsExactlyElementsOf(
                                Stream.of(together(engine, "UPDATE", "UPDATE", "INSERT"), List.of("commit"))
                                        .flatMap(List::stream)
                                        .toList());
            }
        });
    }

    /** Three pages of lines, not one query for each of them. */
    @ParameterizedTest
    @EnumSource
    void lines_that_have_to_leave_are_read_by_the_hundred_and_written_together(Engine engine) {
        on(engine, (bus, store, counting) -> {
            for (int i = 0; i < HISTORY; i++) {
                bus.handle(Allocate.of("order-" + i, "LAMP", 1));
            }
            counting.reset();
            BatchChangeResult answer = bus.handle(ChangeBatchQuantity.of("LAMP", "B", 50));
            assertThat(answer.events())
                    .filteredOn(LineDeallocated.class::isInstance)
                    .hasSize(HISTORY + 1 - 50);
            List<String> expected =
                    new ArrayList<>(List.of("setAutoCommit(false)", "SELECT", "SELECT", "SELECT", "SELECT"));
            expected.addAll(together(engine, "UPDATE", "UPDATE", "DELETE"));
            expected.addAll(List.of("commit", "setAutoCommit(true)"));
            assertThat(since(counting)).isEqualTo(expected);
        });
    }

    @ParameterizedTest
    @EnumSource
    void a_view_is_one_query(Engine engine) {
        on(engine, (bus, store, counting) -> {
            store.availabilityOf(new Sku("LAMP"));
            assertThat(since(counting)).containsExactly("SELECT");
        });
    }
}
