package io.allocation.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.allocation.bus.MessageBus;
import io.allocation.domain.Allocation;
import io.allocation.domain.Batch;
import io.allocation.domain.Product;
import io.allocation.domain.Sku;
import io.allocation.domain.Warehouse;
import io.allocation.ports.AllocationViews;
import io.allocation.ports.UnitOfWork;
import io.allocation.ports.Verification;
import io.allocation.service.Allocate;
import io.allocation.service.ChangeBatchQuantity;
import io.allocation.service.ReceiveBatch;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What every {@link AllocationViews} must tell: what is committed, all of it, and in an order that does not depend on
 * the day. Part of {@link StoreContract}.
 */
public abstract class AllocationViewsContract extends StoreTestCase {

    /** For subclasses. */
    protected AllocationViewsContract() {}

    @Test
    void nothing_is_known_of_strangers() {
        assertThat(views().allocationsOf(order("unknown"))).isEmpty();
        assertThat(views().availabilityOf(LAMP)).isEmpty();
        assertThat(views().batchesOf(LAMP)).isEmpty();
    }

    /** In the natural order of {@link Sku}: plain text, capitals before small letters. */
    @Test
    void an_order_s_allocations_are_listed_by_sku() {
        List<String> skus = List.of("10", "9", "B", "Z", "_", "a", "b", "é");
        List<String> shuffled = List.of("b", "9", "é", "Z", "a", "_", "10", "B");
        for (String sku : shuffled) {
            commit(new Sku(sku), product -> {
                receive(product, "B1", 10);
                allocate(product, "order-1", 1);
            });
        }
        assertThat(views().allocationsOf(order("order-1")))
                .extracting(allocation -> allocation.line().sku().value())
                .isEqualTo(skus);
    }

    @Test
    void the_parts_of_a_line_are_listed_in_the_order_in_which_they_were_taken() {
        MessageBus splitting = busBuilder(SPLIT).build();
        splitting.handle(ReceiveBatch.onHand("LAMP", "Z", 5));
        splitting.handle(ReceiveBatch.onHand("LAMP", "A", 7));
        splitting.handle(ReceiveBatch.onHand("LAMP", "M", 6));
        splitting.handle(Allocate.of("order-1", "LAMP", 15));
        assertThat(claims(views().allocationsOf(order("order-1")))).containsExactly("Z: 5", "A: 7", "M: 3");
    }

    @Test
    void an_order_s_allocations_are_its_own() {
        commit(LAMP, product -> {
            receive(product, "B1", 10);
            allocate(product, "order-1", 1);
            allocate(product, "order-10", 2);
        });
        assertThat(claims(views().allocationsOf(order("order-1")))).containsExactly("B1: 1");
    }

    /**
     * More than nine, so that ranks are not compared as text, and received in no other order that could pass for it.
     */
    @Test
    void batches_are_listed_first_received_first() {
        List<String> names =
                IntStream.range(0, 12).mapToObj(i -> "B" + (i * 7 + 5) % 12).toList();
        MessageBus bus = bus();
        names.forEach(name -> bus.handle(ReceiveBatch.onHand("LAMP", name, 10 + name.hashCode() % 7)));
        bus.handle(ChangeBatchQuantity.of("LAMP", names.get(0), 500));
        assertThat(references(views().batchesOf(LAMP))).isEqualTo(names);
        assertThat(references(views().availabilityOf(LAMP))).isEqualTo(names);
    }

    private static List<String> references(List<Batch> batches) {
        return batches.stream().map(batch -> batch.reference().value()).toList();
    }

    @Test
    void a_batch_that_opens_again_takes_its_old_place() {
        commit(LAMP, product -> {
            receive(product, "B1", 5);
            receive(product, "B2", 5);
            allocate(product, "order-1", 5);
        });
        commit(LAMP, product -> product.changeLineQuantity(order("order-1"), 2, WHOLE, TODAY));
        assertThat(numbers(views().availabilityOf(LAMP))).containsExactly("B1: 2 of 5", "B2: 0 of 5");
    }

    @Test
    void only_open_batches_are_available_but_every_batch_is_listed() {
        commit(LAMP, product -> {
            receive(product, "used-up", 5);
            receive(product, "open", 5);
            receive(product, "withdrawn", 5);
            allocate(product, "order-1", 5);
            product.withdraw(batch("withdrawn"), WHOLE, TODAY);
        });
        assertThat(numbers(views().availabilityOf(LAMP))).containsExactly("open: 0 of 5");
        assertThat(numbers(views().batchesOf(LAMP)))
                .containsExactly("used-up: 5 of 5", "open: 0 of 5", "withdrawn: 0 of 0");
    }

    @Test
    void batches_are_shown_with_every_field() {
        Batch batch = Batch.inbound(LAMP, batch("B1"), 12, TOMORROW)
                .expiring(NEXT_WEEK)
                .keptAt(new Warehouse("LEEDS"));
        commit(LAMP, product -> {
            product.receive(batch);
            allocate(product, "order-1", 5);
        });
        Batch expected = new Batch(LAMP, batch("B1"), 12, 5, 0, TOMORROW, NEXT_WEEK, new Warehouse("LEEDS"), 1);
        assertThat(Stream.of(views().batchesOf(LAMP), views().availabilityOf(LAMP)))
                .allSatisfy(shown -> assertThat(shown)
                        .usingRecursiveFieldByFieldElementComparator()
                        .containsExactly(expected));
    }

    @Test
    void nothing_is_shown_of_what_is_not_committed() {
        commit(LAMP, product -> {
            receive(product, "B1", 10);
            allocate(product, "order-1", 3);
        });
        try (UnitOfWork unitOfWork = begin()) {
            Product lamp = product(unitOfWork, LAMP);
            receive(lamp, "B2", 10);
            allocate(lamp, "order-2", 4);
            lamp.ship(order("order-1"));
            assertThat(numbers(views().batchesOf(LAMP))).containsExactly("B1: 3 of 10");
            assertThat(numbers(views().availabilityOf(LAMP))).containsExactly("B1: 3 of 10");
            assertThat(views().allocationsOf(order("order-2"))).isEmpty();
            assertThat(views().allocationsOf(order("order-1")))
                    .extracting(Allocation::shipped)
                    .containsExactly(false);
        }
    }

    /** The views tell of every change what the aggregate tells of it. */
    @TestFactory
    Stream<DynamicTest> views_and_products_agree_after_every_kind_of_change() {
        return Stream.of(Change.values()).map(change -> DynamicTest.dynamicTest(change.name(), () -> agree(change)));
    }

    private void agree(Change change) {
        Sku sku = new Sku(change.name());
        commit(sku, Change::prepare);
        commit(sku, change::happenTo);
        ProductPicture product = stored(sku, Change::picture);
        assertThat(views().availabilityOf(sku))
                .usingRecursiveFieldByFieldElementComparator()
                .isEqualTo(product.open());
        assertThat(views().batchesOf(sku))
                .usingRecursiveFieldByFieldElementComparator()
                .containsExactlyInAnyOrderElementsOf(known(product));
        product.allocations()
                .forEach((order, allocations) ->
                        assertThat(ofSku(sku, views().allocationsOf(order))).isEqualTo(allocations));
    }

    private static List<Batch> known(ProductPicture product) {
        return product.batches().values().stream().flatMap(Optional::stream).toList();
    }

    private static List<Allocation> ofSku(Sku sku, List<Allocation> allocations) {
        return allocations.stream()
                .filter(allocation -> allocation.line().sku().equals(sku))
                .toList();
    }

    @Test
    void every_batch_is_verified() {
        commit(LAMP, product -> {
            Change.prepare(product);
            Change.USE_UP.happenTo(product);
            Change.SHIP.happenTo(product);
        });
        commit(CHAIR, product -> receive(product, "B1", 10));
        assertThat(verify()).isEqualTo(new Verification(3, 0, List.of()));
        assertThat(verify()).hasToString("counters verified: 3 batches, 0 differences");
    }
}
