package io.allocation.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.allocation.ports.ConcurrencyException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** What a bus tells its listener. */
class BusReportTest extends CoalescingTestCase {

    private final Queue<BusReport> reports = new ConcurrentLinkedQueue<>();

    private MessageBus.Builder listened() {
        return builder(one()).listener(reports::add);
    }

    @Test
    void a_command_that_meets_nothing_is_not_told_of() {
        listened().build().handle(new Count(1));

        assertThat(reports).isEmpty();
    }

    @Test
    void commands_that_shared_a_unit_of_work_are_counted() throws Exception {
        holdUp(listened().build(), 3);
        letThrough();

        assertThat(reports).containsExactly(new BusReport.Grouped(3));
    }

    @Test
    void a_group_that_could_not_stay_together_is_told_with_the_cause() throws Exception {
        IllegalStateException thrown = new IllegalStateException("not 2");
        MessageBus bus = listened()
                .onEvent(Counted.class, (event, work) -> {
                    if (event.number() == 2) {
                        throw thrown;
                    }
                })
                .build();
        holdUp(bus, 3);
        letThrough();

        assertThat(reports).containsExactly(new BusReport.Dissolved(3, thrown));
    }

    @Test
    void each_conflict_is_told_and_whether_there_is_another_attempt() {
        store.conflicting(3);

        assertThatThrownBy(() -> listened().build().handle(new Count(1))).isInstanceOf(ConcurrencyException.class);
        assertThat(reports)
                .extracting(report -> ((BusReport.Conflict) report).attempt())
                .containsExactly(1, 2, 3);
        assertThat(reports)
                .extracting(report -> ((BusReport.Conflict) report).retried())
                .containsExactly(true, true, false);
    }

    @Test
    void a_group_that_meets_conflicts_is_tried_twice_and_then_dissolved() throws Exception {
        AtomicBoolean first = new AtomicBoolean(true);
        MessageBus bus = listened()
                .onEvent(Counted.class, (event, work) -> {
                    if (first.getAndSet(false)) {
                        store.conflicting(2);
                    }
                })
                .build();
        holdUp(bus, 2);
        letThrough();

        assertThat(reports).hasSize(3).last().isInstanceOfSatisfying(BusReport.Dissolved.class, dissolved -> {
            assertThat(dissolved.commands()).isEqualTo(2);
            assertThat(dissolved.cause()).isInstanceOf(ConcurrencyException.class);
        });
        assertThat(reports)
                .filteredOn(BusReport.Conflict.class::isInstance)
                .extracting("commands", "attempt", "retried")
                .containsExactly(tuple(2, 1, true), tuple(2, 2, false));
    }

    @Test
    void a_conflict_in_a_joined_transaction_is_not_tried_again() {
        store.conflicting(1);
        JoinedBus joined = listened().build().join(store);

        assertThatThrownBy(() -> joined.handle(new Count(1))).isInstanceOf(ConcurrencyException.class);
        assertThat(reports)
                .singleElement()
                .isInstanceOfSatisfying(
                        BusReport.Conflict.class,
                        conflict -> assertThat(conflict.retried()).isFalse());
    }
}
