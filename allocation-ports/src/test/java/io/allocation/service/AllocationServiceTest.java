package io.allocation.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.allocation.bus.BusConfigurationException;
import io.allocation.bus.FakeStore;
import io.allocation.bus.MessageBus;
import io.allocation.domain.AllocationPolicy;
import io.allocation.domain.AllocationResult;
import io.allocation.domain.Batch;
import io.allocation.domain.BatchReference;
import io.allocation.domain.InvalidValueException;
import io.allocation.domain.OutOfStock;
import io.allocation.domain.Sku;
import io.allocation.domain.UnknownSkuException;
import io.allocation.domain.Warehouse;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

/** The wiring; what the commands do is tested with the stores, by the contracts. */
class AllocationServiceTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 1);

    private final FakeStore store = new FakeStore();

    @Test
    void one_line_wires_every_use_case_onto_a_store() {
        MessageBus bus = AllocationService.on(store);

        bus.handle(ReceiveBatch.onHand("LAMP", "B1", 5));

        assertThat(bus.handle(Allocate.of("o1", "LAMP", 2))).isInstanceOf(AllocationResult.Allocated.class);
    }

    @Test
    void expiry_is_judged_by_the_day_of_the_clock_in_its_zone() {
        Clock lateEvening = Clock.fixed(Instant.parse("2026-03-01T23:30:00Z"), ZoneId.of("UTC"));
        Clock nextDay = lateEvening.withZone(ZoneId.of("Asia/Tokyo"));
        ReceiveBatch expiring =
                new ReceiveBatch(new Sku("LAMP"), new BatchReference("B1"), 5, null, TODAY, new Warehouse("LEEDS"));
        on(lateEvening).handle(expiring);

        assertThat(on(nextDay).handle(Allocate.of("o1", "LAMP", 2))).isInstanceOf(OutOfStock.class);
        assertThat(on(lateEvening).handle(Allocate.of("o1", "LAMP", 2))).isInstanceOf(AllocationResult.Allocated.class);
    }

    private MessageBus on(Clock clock) {
        return AllocationService.builder(store, AllocationPolicy.standard(), clock)
                .build();
    }

    @Test
    void all_that_is_known_of_a_batch_reaches_the_product() {
        Sku lamp = new Sku("LAMP");
        BatchReference reference = new BatchReference("B1");
        Warehouse leeds = new Warehouse("LEEDS");

        Batch batch = AllocationService.on(store)
                .handle(new ReceiveBatch(lamp, reference, 5, TODAY, TODAY.plusDays(9), leeds))
                .batch();

        assertThat(batch)
                .usingRecursiveComparison()
                .isEqualTo(new Batch(lamp, reference, 5, 0, 0, TODAY, TODAY.plusDays(9), leeds, 1));
    }

    @Test
    void a_sku_that_nothing_was_received_of_is_unknown_to_every_other_command() {
        MessageBus bus = AllocationService.on(store);

        assertThatThrownBy(() -> bus.handle(Allocate.of("o1", "LAMP", 2)))
                .isInstanceOfSatisfying(
                        UnknownSkuException.class,
                        unknown -> assertThat(unknown.sku()).isEqualTo(new Sku("LAMP")));
        assertThatThrownBy(() -> bus.handle(ChangeLineQuantity.of("o1", "LAMP", 2)))
                .isInstanceOf(UnknownSkuException.class);
        assertThatThrownBy(() -> bus.handle(ShipLine.of("o1", "LAMP"))).isInstanceOf(UnknownSkuException.class);
        assertThatThrownBy(() -> bus.handle(ChangeBatchQuantity.of("LAMP", "B1", 2)))
                .isInstanceOf(UnknownSkuException.class);
        assertThatThrownBy(() -> bus.handle(ChangeBatchEta.of("LAMP", "B1", TODAY)))
                .isInstanceOf(UnknownSkuException.class);
        assertThatThrownBy(() -> bus.handle(MarkBatchArrived.of("LAMP", "B1"))).isInstanceOf(UnknownSkuException.class);
        assertThatThrownBy(() -> bus.handle(WithdrawBatch.of("LAMP", "B1"))).isInstanceOf(UnknownSkuException.class);
    }

    @Test
    void a_second_handler_for_a_command_of_ours_is_a_mistake() {
        assertThatThrownBy(() -> AllocationService.builder(store)
                        .command(ShipLine.class, (command, work) -> {
                            throw new AssertionError("never called");
                        })
                        .build())
                .isInstanceOf(BusConfigurationException.class)
                .hasMessageContaining("ShipLine has two handlers");
    }

    @Test
    @SuppressWarnings("NullAway") // callers without null checks exist
    void a_bad_command_cannot_be_made_and_the_message_names_field_and_value() {
        assertThatThrownBy(() -> Allocate.of("o1", "LAMP", 0)).hasMessage("quantity must be positive, but was 0");
        assertThatThrownBy(() -> Allocate.of("", "LAMP", 1)).hasMessage("orderId must not be blank, but was \"\"");
        assertThatThrownBy(() -> new Allocate(null)).hasMessage("line is required, but was null");
        assertThatThrownBy(() -> ChangeLineQuantity.of("o1", "LAMP", -1))
                .hasMessage("quantity must not be negative, but was -1");
        assertThatThrownBy(() -> ReceiveBatch.onHand("LAMP", "B1", 0)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> ReceiveBatch.inbound("LAMP", "B1", 1, null))
                .hasMessage("eta is required, but was null");
        assertThatThrownBy(() -> ChangeBatchEta.of("LAMP", "B1", null)).hasMessage("eta is required, but was null");
        assertThatThrownBy(() -> ChangeBatchQuantity.of("LAMP", " ", 1)).hasMessageContaining("reference");
        assertThatThrownBy(() -> WithdrawBatch.of(null, "B1")).hasMessageContaining("sku");
        assertThatThrownBy(() -> MarkBatchArrived.of("LAMP", null)).hasMessageContaining("reference");
        assertThatThrownBy(() -> new ShipLine(null, new Sku("LAMP"))).hasMessageContaining("orderId");
    }
}
