package io.allocation.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.allocation.domain.BatchReceived;
import io.allocation.domain.Event;
import io.allocation.ports.ConcurrencyException;
import io.allocation.service.AllocationService;
import io.allocation.service.ReceiveBatch;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class JoinedBusTest {

    private final FakeStore own = new FakeStore();
    private final FakeStore joined = new FakeStore();
    private final List<String> told = new ArrayList<>();

    private final MessageBus bus = AllocationService.builder(own)
            .onEvent(BatchReceived.class, (event, work) -> told.add("inside: " + event.batch()))
            .afterCommit(Event.class, event -> told.add("after commit"))
            .middleware(new Middleware() {
                @Override
                public <R> R handle(Command<R> command, Next next) {
                    told.add("middleware");
                    return next.handle(command);
                }
            })
            .build();

    private final JoinedBus inside = bus.join(joined);

    @Test
    void commands_go_the_same_way_to_the_other_unit_of_work() {
        inside.handle(ReceiveBatch.onHand("LAMP", "B1", 10));

        assertThat(told).containsExactly("middleware", "inside: B1");
        assertThat(joined.log()).containsExactly("begin OPTIMISTIC", "load LAMP", "store 1", "close");
        assertThat(own.log()).isEmpty();
    }

    @Test
    void after_commit_handlers_hear_when_the_caller_has_committed_and_only_once() {
        inside.handle(ReceiveBatch.onHand("LAMP", "B1", 10));
        inside.handle(ReceiveBatch.onHand("LAMP", "B2", 10));
        told.clear();

        inside.committed();
        inside.committed();

        assertThat(told).containsExactly("after commit", "after commit");
    }

    @Test
    void a_conflict_is_not_tried_again() {
        joined.conflicting(1);

        assertThatExceptionOfType(ConcurrencyException.class)
                .isThrownBy(() -> inside.handle(ReceiveBatch.onHand("LAMP", "B1", 10)))
                .withMessage("product LAMP was changed by another unit of work since version 0");
        inside.committed();

        assertThat(joined.log()).containsExactly("begin OPTIMISTIC", "load LAMP", "roll back");
        assertThat(told).doesNotContain("after commit");
    }
}
