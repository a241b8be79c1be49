package io.allocation.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.allocation.domain.Batch;
import io.allocation.domain.Product;
import io.allocation.domain.Sku;
import io.allocation.domain.Warehouse;
import io.allocation.ports.AmbiguousBatchException;
import io.allocation.ports.ProductRepository;
import io.allocation.ports.UnitOfWork;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What every {@link ProductRepository} must do: the same product each time within a unit of work, and the product as it
 * was stored in the next one. What a product looks up instead of holding it is asked by {@link ProductHistoryContract},
 * odd spellings by {@link IdentifierContract}. Part of {@link StoreContract}.
 */
public abstract class ProductRepositoryContract extends StoreTestCase {

    /** For subclasses. */
    protected ProductRepositoryContract() {}

    @Test
    void a_product_that_nobody_stored_is_not_found() {
        try (UnitOfWork unitOfWork = begin()) {
            assertThat(unitOfWork.products().get(LAMP)).isEmpty();
        }
    }

    @Test
    void a_stored_product_is_the_same_instance_each_time() {
        commit(LAMP, product -> receive(product, "B1", 10));
        try (UnitOfWork unitOfWork = begin()) {
            Product product = unitOfWork.products().get(LAMP).orElseThrow();
            assertThat(unitOfWork.products().get(LAMP)).containsSame(product);
        }
    }

    @Test
    void an_added_product_is_found_at_once() {
        try (UnitOfWork unitOfWork = begin()) {
            Product product = Product.create(LAMP);
            unitOfWork.products().add(product);
            assertThat(unitOfWork.products().get(LAMP)).containsSame(product);
        }
    }

    @Test
    void a_product_is_added_only_once() {
        try (UnitOfWork unitOfWork = begin()) {
            ProductRepository products = unitOfWork.products();
            products.add(Product.create(LAMP));
            assertThatIllegalStateException().isThrownBy(() -> products.add(Product.create(LAMP)));
        }
    }

    @Test
    void a_product_that_was_found_is_not_added() {
        commit(LAMP, product -> receive(product, "B1", 10));
        try (UnitOfWork unitOfWork = begin()) {
            ProductRepository products = unitOfWork.products();
            assertThat(products.get(LAMP)).isPresent();
            assertThatIllegalStateException().isThrownBy(() -> products.add(Product.create(LAMP)));
        }
    }

    @Test
    void a_product_to_which_nothing_happened_is_not_stored() {
        commit(unitOfWork -> unitOfWork.products().add(Product.create(LAMP)));
        try (UnitOfWork unitOfWork = begin()) {
            assertThat(unitOfWork.products().get(LAMP)).isEmpty();
        }
    }

    @Test
    void a_product_comes_back_without_events_at_the_version_that_it_had() {
        commit(LAMP, product -> receive(product, "B1", 10));
        commit(LAMP, product -> allocate(product, "order-1", 3));
        try (UnitOfWork unitOfWork = begin()) {
            Product product = unitOfWork.products().get(LAMP).orElseThrow();
            assertThat(List.of(product.storedVersion(), product.version())).containsExactly(2L, 2L);
            assertThat(product.events()).isEmpty();
        }
    }

    @Test
    void a_batch_comes_back_with_every_field() {
        Batch full = Batch.inbound(LAMP, batch("full"), 12, NEXT_WEEK)
                .expiring(NEXT_WEEK.plusYears(1))
                .keptAt(new Warehouse("LEEDS"));
        commit(LAMP, product -> {
            product.receive(full);
            receive(product, "bare", 5);
        });
        assertThat(storedOpenBatches(LAMP))
                .usingRecursiveFieldByFieldElementComparator()
                .containsExactlyInAnyOrder(
                        new Batch(
                                LAMP,
                                batch("full"),
                                12,
                                0,
                                0,
                                NEXT_WEEK,
                                NEXT_WEEK.plusYears(1),
                                new Warehouse("LEEDS"),
                                1),
                        new Batch(LAMP, batch("bare"), 5, 0, 0, null, null, null, 2));
    }

    /** Year 1, the days that the change of calendar skipped in 1582, leap days, clock changes, year 9999. */
    @TestFactory
    Stream<DynamicTest> a_date_comes_back_as_it_was() {
        return Stream.of(
                        "0001-01-01",
                        "1582-10-10",
                        "1900-02-28",
                        "2024-02-29",
                        "2026-03-29",
                        "2026-10-25",
                        "9999-12-31")
                .map(day -> DynamicTest.dynamicTest(day, () -> comesBack(LocalDate.parse(day))));
    }

    private void comesBack(LocalDate day) {
        Batch batch = Batch.inbound(LAMP, batch("of " + day), 1, day).expiring(day);
        commit(LAMP, product -> product.receive(batch));
        Batch found = storedBatch(LAMP, batch.reference().value()).orElseThrow();
        assertThat(List.of(String.valueOf(found.eta()), String.valueOf(found.expiry())))
                .containsExactly(day.toString(), day.toString());
    }

    @Test
    void quantities_go_up_to_the_largest_long() {
        commit(LAMP, product -> {
            receive(product, "B1", Long.MAX_VALUE);
            receive(product, "B2", Long.MAX_VALUE);
            allocate(product, "order-1", Long.MAX_VALUE - 1);
        });
        commit(LAMP, product -> product.ship(order("order-1")));
        assertThat(storedBatch(LAMP, "B1"))
                .get()
                .extracting(Batch::purchased, Batch::allocated, Batch::shipped, Batch::available)
                .containsExactly(Long.MAX_VALUE, Long.MAX_VALUE - 1, Long.MAX_VALUE - 1, 1L);
        assertThat(claims(storedAllocations(LAMP, "order-1"))).containsExactly("B1: " + (Long.MAX_VALUE - 1));
    }

    @Test
    void only_open_batches_are_loaded() {
        commit(LAMP, product -> {
            receive(product, "used-up", 10);
            receive(product, "open", 10);
            allocate(product, "order-1", 10);
        });
        assertThat(numbers(storedOpenBatches(LAMP))).containsExactly("open: 0 of 10");
    }

    @Test
    void a_batch_that_opens_again_is_loaded_again() {
        commit(LAMP, product -> receive(product, "B1", 10));
        commit(LAMP, product -> allocate(product, "order-1", 10));
        commit(LAMP, product -> product.changeLineQuantity(order("order-1"), 4, WHOLE, TODAY));
        assertThat(numbers(storedOpenBatches(LAMP))).containsExactly("B1: 4 of 10");
    }

    @Test
    void products_do_not_share_batches_or_lines() {
        commit(LAMP, product -> {
            receive(product, "B1", 10);
            allocate(product, "order-1", 3);
        });
        commit(CHAIR, product -> receive(product, "B1", 20));
        assertThat(numbers(storedOpenBatches(CHAIR))).containsExactly("B1: 0 of 20");
        assertThat(storedAllocations(CHAIR, "order-1")).isEmpty();
    }

    @Nested
    class ByBatch {

        private Optional<Sku> skuOf(String reference) {
            try (UnitOfWork unitOfWork = begin()) {
                return unitOfWork.products().getByBatch(batch(reference)).map(Product::sku);
            }
        }

        @Test
        void a_product_is_found_by_a_batch_open_or_used_up() {
            commit(LAMP, product -> {
                receive(product, "used-up", 10);
                receive(product, "open", 10);
                allocate(product, "order-1", 10);
            });
            commit(CHAIR, product -> receive(product, "other", 10));
            assertThat(skuOf("used-up")).contains(LAMP);
            assertThat(skuOf("open")).contains(LAMP);
            assertThat(skuOf("other")).contains(CHAIR);
        }

        @Test
        void a_batch_that_nobody_has_finds_nothing() {
            commit(LAMP, product -> receive(product, "B1", 10));
            assertThat(skuOf("b1")).isEmpty();
        }

        @Test
        void a_batch_of_several_products_is_ambiguous() {
            commit(LAMP, product -> receive(product, "B1", 10));
            commit(CHAIR, product -> receive(product, "B1", 10));
            assertThatExceptionOfType(AmbiguousBatchException.class)
                    .isThrownBy(() -> skuOf("B1"))
                    .satisfies(ambiguous -> assertThat(ambiguous.skus()).containsExactly(CHAIR, LAMP));
        }

        @Test
        void what_was_received_in_this_unit_of_work_counts() {
            commit(LAMP, product -> receive(product, "B1", 10));
            commit(unitOfWork -> {
                ProductRepository products = unitOfWork.products();
                receive(product(unitOfWork, CHAIR), "B2", 10);
                assertThat(products.getByBatch(batch("B2"))).containsSame(product(unitOfWork, CHAIR));
                receive(product(unitOfWork, CHAIR), "B1", 10);
                assertThatExceptionOfType(AmbiguousBatchException.class)
                        .isThrownBy(() -> products.getByBatch(batch("B1")));
            });
        }

        @Test
        void it_is_the_same_instance_each_time_and_its_changes_are_stored() {
            commit(LAMP, product -> receive(product, "B1", 10));
            commit(unitOfWork -> {
                Product product = unitOfWork.products().getByBatch(batch("B1")).orElseThrow();
                assertThat(unitOfWork.products().get(LAMP)).containsSame(product);
                product.changeBatchQuantity(batch("B1"), 7, WHOLE, TODAY);
            });
            assertThat(numbers(storedOpenBatches(LAMP))).containsExactly("B1: 0 of 7");
        }
    }

    /** Compares a product that was stored and loaded with the one that was stored. */
    @TestFactory
    Stream<DynamicTest> every_kind_of_change_is_stored_completely() {
        return Stream.of(Change.values()).map(change -> DynamicTest.dynamicTest(change.name(), () -> isStored(change)));
    }

    private void isStored(Change change) {
        Sku sku = new Sku(change.name());
        commit(sku, Change::prepare);
        isStored(sku, change::happenTo);
    }

    private void isStored(Sku sku, Consumer<Product> work) {
        AtomicReference<ProductPicture> expected = new AtomicReference<>();
        commit(sku, product -> {
            work.accept(product);
            assertThat(product.events()).as("what happened").isNotEmpty();
            expected.set(Change.picture(product));
        });
        assertThat(stored(sku, Change::picture)).usingRecursiveComparison().isEqualTo(expected.get());
    }

    @Test
    void many_changes_in_one_unit_of_work_are_stored_completely() {
        isStored(LAMP, product -> {
            Change.prepare(product);
            Change.RAISE_AND_MOVE_LINE.happenTo(product);
            Change.LOWER_LINE.happenTo(product);
            Change.RECEIVE.happenTo(product);
            Change.MARK_ARRIVED.happenTo(product);
            Change.SHIP.happenTo(product);
        });
    }
}
