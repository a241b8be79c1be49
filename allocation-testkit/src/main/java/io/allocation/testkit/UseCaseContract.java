package io.allocation.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.allocation.bus.Command;
import io.allocation.bus.MessageBus;
import io.allocation.domain.AllocationException;
import io.allocation.domain.AllocationResult;
import io.allocation.domain.Batch;
import io.allocation.domain.BatchChangeResult;
import io.allocation.domain.BatchConflictException;
import io.allocation.domain.Event;
import io.allocation.domain.LineChangeResult;
import io.allocation.domain.LineConflictException;
import io.allocation.domain.OutOfStock;
import io.allocation.domain.ShipmentResult;
import io.allocation.domain.UnknownSkuException;
import io.allocation.service.Allocate;
import io.allocation.service.ChangeBatchEta;
import io.allocation.service.ChangeBatchQuantity;
import io.allocation.service.ChangeLineQuantity;
import io.allocation.service.MarkBatchArrived;
import io.allocation.service.ReceiveBatch;
import io.allocation.service.ShipLine;
import io.allocation.service.WithdrawBatch;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What the commands of {@code io.allocation.service} must do on every store, sent as users send them: through the bus.
 * Each is sent twice, and the second time must change nothing and tell nobody. The rules themselves are the domain's,
 * and are tested there; {@link CommandSequenceContract} tries their combinations. Part of {@link StoreContract}.
 */
public abstract class UseCaseContract extends StoreTestCase {

    private final List<Event> events = new ArrayList<>();
    private MessageBus bus;

    /** For subclasses. */
    protected UseCaseContract() {}

    @BeforeEach
    void fill() {
        bus = busBuilder(WHOLE).afterCommit(Event.class, events::add).build();
        bus.handle(ReceiveBatch.onHand("LAMP", "on-hand", 10));
        bus.handle(ReceiveBatch.inbound("LAMP", "inbound", 20, TOMORROW));
        bus.handle(Allocate.of("order-1", "LAMP", 4));
        events.clear();
    }

    /** The answer to the first of two. */
    private <R> R twice(Command<R> command, int expectedEvents) {
        R answer = bus.handle(command);
        assertThat(events).as("events of the first").hasSize(expectedEvents);
        long version = storedVersion(LAMP);
        bus.handle(command);
        assertThat(events).as("events of both").hasSize(expectedEvents);
        assertThat(storedVersion(LAMP)).isEqualTo(version);
        return answer;
    }

    private List<String> lamps() {
        return numbers(views().batchesOf(LAMP));
    }

    private List<String> claimsOf(String order) {
        return claims(views().allocationsOf(order(order)));
    }

    @Test
    void a_batch_is_received() {
        BatchChangeResult answer = twice(ReceiveBatch.onHand("LAMP", "new", 5), 1);
        assertThat(answer.batch().purchased()).isEqualTo(5);
        assertThat(lamps()).containsExactly("on-hand: 4 of 10", "inbound: 0 of 20", "new: 0 of 5");
    }

    @Test
    void a_line_is_allocated() {
        AllocationResult answer = twice(Allocate.of("order-2", "LAMP", 6), 1);
        assertThat(answer).isInstanceOf(AllocationResult.Allocated.class);
        assertThat(claimsOf("order-2")).containsExactly("on-hand: 6");
        assertThat(lamps()).containsExactly("on-hand: 10 of 10", "inbound: 0 of 20");
    }

    @Test
    void a_line_that_was_allocated_hears_what_it_has() {
        AllocationResult first = bus.handle(Allocate.of("order-2", "LAMP", 6));
        AllocationResult second = bus.handle(Allocate.of("order-2", "LAMP", 6));
        assertThat(second)
                .isEqualTo(new AllocationResult.AlreadyAllocated(
                        first.line(), ((AllocationResult.Allocated) first).allocations()));
    }

    @Test
    void a_line_that_fits_nowhere_is_refused() {
        assertThat(bus.handle(Allocate.of("order-2", "LAMP", 21)))
                .isInstanceOfSatisfying(
                        OutOfStock.class,
                        refusal -> assertThat(refusal.shortfall()).isEqualTo(1));
        assertThat(claimsOf("order-2")).isEmpty();
        assertThat(storedVersion(LAMP)).isEqualTo(3);
    }

    @Test
    void a_line_is_raised() {
        LineChangeResult answer = twice(ChangeLineQuantity.of("order-1", "LAMP", 7), 2);
        assertThat(answer).isInstanceOf(LineChangeResult.Changed.class);
        assertThat(claimsOf("order-1")).containsExactly("on-hand: 7");
        assertThat(lamps()).containsExactly("on-hand: 7 of 10", "inbound: 0 of 20");
    }

    @Test
    void a_line_is_cancelled() {
        twice(ChangeLineQuantity.of("order-1", "LAMP", 0), 2);
        assertThat(claimsOf("order-1")).isEmpty();
        assertThat(lamps()).containsExactly("on-hand: 0 of 10", "inbound: 0 of 20");
    }

    @Test
    void a_line_is_shipped() {
        ShipmentResult answer = twice(ShipLine.of("order-1", "LAMP"), 1);
        assertThat(answer).isInstanceOf(ShipmentResult.Shipped.class);
        assertThat(views().allocationsOf(order("order-1"))).isEqualTo(answer.allocations());
        assertThat(views().batchesOf(LAMP).get(0).shipped()).isEqualTo(4);
    }

    @Test
    void a_batch_that_shrinks_gives_its_lines_to_another() {
        BatchChangeResult answer = twice(ChangeBatchQuantity.of("LAMP", "on-hand", 3), 2);
        assertThat(answer.events()).isEqualTo(events);
        assertThat(claimsOf("order-1")).containsExactly("inbound: 4");
        assertThat(lamps()).containsExactly("on-hand: 0 of 3", "inbound: 4 of 20");
    }

    @Test
    void a_shipment_is_expected_on_another_day() {
        twice(ChangeBatchEta.of("LAMP", "inbound", NEXT_WEEK), 1);
        assertThat(views().batchesOf(LAMP).get(1).eta()).isEqualTo(NEXT_WEEK);
    }

    @Test
    void a_shipment_arrives() {
        twice(MarkBatchArrived.of("LAMP", "inbound"), 1);
        assertThat(views().batchesOf(LAMP)).allMatch(Batch::isOnHand);
    }

    @Test
    void a_batch_is_withdrawn() {
        twice(WithdrawBatch.of("LAMP", "on-hand"), 2);
        assertThat(claimsOf("order-1")).containsExactly("inbound: 4");
        assertThat(lamps()).containsExactly("on-hand: 0 of 0", "inbound: 4 of 20");
    }

    @Test
    void a_contradiction_is_an_error_and_changes_nothing() {
        fails(BatchConflictException.class, ReceiveBatch.onHand("LAMP", "on-hand", 11));
        fails(LineConflictException.class, Allocate.of("order-1", "LAMP", 5));
        fails(UnknownSkuException.class, Allocate.of("order-1", "CHAIR", 1));
        assertThat(events).isEmpty();
        assertThat(storedVersion(LAMP)).isEqualTo(3);
        assertThat(views().batchesOf(CHAIR)).isEmpty();
    }

    private void fails(Class<? extends AllocationException> failure, Command<?> command) {
        assertThatExceptionOfType(failure).isThrownBy(() -> bus.handle(command));
    }

    @Test
    void an_event_handler_shares_the_fate_of_the_command() {
        MessageBus failing = busBuilder(WHOLE)
                .onEvent(Event.class, (event, unitOfWork) -> {
                    receive(product(unitOfWork, CHAIR), "B1", 1);
                    throw new IllegalArgumentException("a handler that fails");
                })
                .build();
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> failing.handle(Allocate.of("order-2", "LAMP", 1)));
        assertThat(claimsOf("order-2")).isEmpty();
        assertThat(views().batchesOf(CHAIR)).isEmpty();
    }
}
