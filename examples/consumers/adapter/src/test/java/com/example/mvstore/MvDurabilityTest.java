package com.example.mvstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.allocation.bus.MessageBus;
import io.allocation.domain.OrderId;
import io.allocation.domain.Sku;
import io.allocation.ports.MessageId;
import io.allocation.ports.StoreException;
import io.allocation.service.Allocate;
import io.allocation.service.AllocationService;
import io.allocation.service.ChangeBatchQuantity;
import io.allocation.service.ReceiveBatch;
import io.allocation.service.ShipLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MvDurabilityTest {

    private static final Sku LAMP = new Sku("LAMP");
    private static final MessageId MESSAGE = new MessageId("shop", "/orders", "1");
    private static final Allocate BY_MESSAGE = Allocate.of("order-3", "LAMP", 2);

    @TempDir
    private Path directory;

    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = directory.resolve("stock.mv");
    }

    private static void fill(MvStock store) {
        MessageBus bus = AllocationService.on(store);
        bus.handle(ReceiveBatch.onHand("LAMP", "B-1", 10));
        bus.handle(ReceiveBatch.inbound("LAMP", "SHIP-7", 20, LocalDate.of(2026, 3, 1)));
        bus.handle(ReceiveBatch.onHand("CHAIR", "B-1", 1));
        bus.handle(Allocate.of("order-1", "LAMP", 4));
        bus.handle(Allocate.of("order-2", "LAMP", 3));
        bus.handle(Allocate.of("order-1", "CHAIR", 1));
        bus.handle(ShipLine.of("order-1", "LAMP"));
        assertThat(bus.handleOnce(MESSAGE, BY_MESSAGE)).isPresent();
    }

    /** All that the read side tells; a record's text has every field, where batches are equal by name. */
    private static String picture(MvStock store) {
        return store.skus("", 10) + "\n" + store.soldOut(null, 10) + "\n" + store.batchesOf(LAMP) + "\n"
                + store.batchesOf(new Sku("CHAIR")) + "\n" + store.allocationsOf(new OrderId("order-1")) + "\n"
                + store.allocationsOf(new OrderId("order-2")) + "\n" + store.allocationsOf(new OrderId("order-3"));
    }

    @Test
    void everything_is_there_when_it_is_closed_and_opened_again() {
        String before;
        try (MvStock store = MvStock.open(file)) {
            fill(store);
            before = picture(store);
        }
        try (MvStock store = MvStock.open(file)) {
            assertThat(picture(store)).isEqualTo(before).contains("SHIP-7", "order-3");
            goesOn(store);
        }
    }

    /** What a process leaves behind that is killed: the file as it is at that moment. */
    @Test
    void everything_that_was_answered_is_there_when_it_is_never_closed() throws IOException {
        Path left = directory.resolve("left.mv");
        String before;
        try (MvStock store = MvStock.open(file)) {
            fill(store);
            before = picture(store);
            Files.copy(file, left);
        }
        try (MvStock store = MvStock.open(left)) {
            assertThat(picture(store)).isEqualTo(before);
            goesOn(store);
        }
    }

    /** Also what the read side does not show: versions, messages, who came last. */
    private static void goesOn(MvStock store) {
        MessageBus bus = AllocationService.on(store);
        assertThat(bus.handleOnce(MESSAGE, BY_MESSAGE)).isEmpty();
        bus.handle(ChangeBatchQuantity.of("LAMP", "B-1", 7));
        assertThat(store.allocationsOf(new OrderId("order-3")))
                .extracting(allocation -> allocation.batch().value())
                .containsExactly("SHIP-7");
        assertThat(store.verify()).hasToString("counters verified: 3 batches, 0 differences");
    }

    @Test
    void a_store_that_is_closed_says_so_and_stores_nothing() {
        MvStock store = MvStock.open(file);
        fill(store);
        store.close();
        store.close();

        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> store.batchesOf(LAMP))
                .withMessage("Reading batches of LAMP failed: the store is closed; open it again");
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> AllocationService.on(store).handle(Allocate.of("order-4", "LAMP", 1)))
                .withMessageContaining("Loading product LAMP");
    }

    @Test
    void a_file_that_is_in_use_is_not_opened_twice() {
        try (MvStock store = MvStock.open(file)) {
            fill(store);
            assertThatExceptionOfType(StoreException.class)
                    .isThrownBy(() -> MvStock.open(file))
                    .withMessageContaining("stock.mv");
            assertThat(store.skus("", 10)).isEqualTo(List.of(new Sku("CHAIR"), LAMP));
        }
    }
}
