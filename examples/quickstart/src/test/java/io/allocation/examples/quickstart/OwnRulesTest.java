package io.allocation.examples.quickstart;

import static io.allocation.domain.Preference.earliestEta;
import static io.allocation.domain.Preference.earliestExpiry;
import static io.allocation.domain.Preference.inStockFirst;
import static io.allocation.domain.Preference.warehouses;
import static org.assertj.core.api.Assertions.assertThat;

import io.allocation.adapters.memory.InMemoryStore;
import io.allocation.bus.MessageBus;
import io.allocation.domain.AllocationPolicy;
import io.allocation.domain.AllocationResult;
import io.allocation.domain.BatchReference;
import io.allocation.domain.Event;
import io.allocation.domain.Fill;
import io.allocation.domain.LineReallocated;
import io.allocation.domain.OrderId;
import io.allocation.domain.OutOfStock;
import io.allocation.domain.Preference;
import io.allocation.domain.Sku;
import io.allocation.domain.Warehouse;
import io.allocation.service.Allocate;
import io.allocation.service.AllocationService;
import io.allocation.service.ChangeBatchQuantity;
import io.allocation.service.ReceiveBatch;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The README's shorter pieces of code. */
class OwnRulesTest {

    private static final Warehouse LEEDS = new Warehouse("LEEDS");
    private static final Warehouse YORK = new Warehouse("YORK");
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 1);

    private record CustomerMustBeTold(OrderId orderId) implements Event {}

    private interface Mail {
        void send(String text);
    }

    @Test
    void a_preference_of_your_own_is_one_line() {
        Preference firstExpiredFirstOut = Preference.by(earliestExpiry());
        Preference nearTheCustomer = Preference.by(warehouses(LEEDS, YORK), inStockFirst(), earliestEta());
        Preference onlyWhatIsHere = Preference.standard().where((batch, today) -> batch.isOnHand());

        assertThat(firstChoiceBy(firstExpiredFirstOut)).isEqualTo("EXPIRES");
        assertThat(firstChoiceBy(nearTheCustomer)).isEqualTo("NEAR");
        assertThat(firstChoiceBy(onlyWhatIsHere)).isEqualTo("HERE");
        assertThat(firstChoiceBy(onlyWhatIsHere.where((batch, today) -> batch.warehouse() != null)))
                .isEqualTo("nothing");
    }

    private static String firstChoiceBy(Preference preference) {
        Clock clock = Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC);
        MessageBus bus = AllocationService.builder(
                        new InMemoryStore(), new AllocationPolicy(preference, Fill.WHOLE), clock)
                .build();
        bus.handle(batch("NEAR", TODAY.plusDays(9), null, YORK));
        bus.handle(batch("EXPIRES", TODAY.plusDays(5), TODAY.plusDays(30), null));
        bus.handle(batch("HERE", null, null, null));
        return bus.handle(Allocate.of("order-1", "LAMP", 6)) instanceof AllocationResult.Allocated allocated
                ? allocated.allocations().get(0).batch().value()
                : "nothing";
    }

    private static ReceiveBatch batch(String reference, LocalDate eta, LocalDate expiry, Warehouse warehouse) {
        return new ReceiveBatch(new Sku("LAMP"), new BatchReference(reference), 10, eta, expiry, warehouse);
    }

    @Test
    void a_reaction_of_your_own_is_one_line() {
        InMemoryStore store = new InMemoryStore();
        List<Object> told = new ArrayList<>();
        Mail mail = told::add;

        MessageBus bus = AllocationService.builder(store)
                .onEvent(
                        LineReallocated.class,
                        (event, unitOfWork) -> unitOfWork.publish(
                                new CustomerMustBeTold(event.line().orderId())))
                .afterCommit(OutOfStock.class, event -> mail.send(event.sku() + " is short of " + event.shortfall()))
                .afterCommit(CustomerMustBeTold.class, told::add)
                .build();

        bus.handle(ReceiveBatch.onHand("LAMP", "B-1", 10));
        bus.handle(Allocate.of("order-1", "LAMP", 6));
        bus.handle(ReceiveBatch.onHand("LAMP", "B-2", 10));
        bus.handle(ChangeBatchQuantity.of("LAMP", "B-1", 1));
        bus.handle(Allocate.of("order-2", "LAMP", 6));
        assertThat(told).containsExactly(new CustomerMustBeTold(new OrderId("order-1")), "LAMP is short of 2");
    }
}
