package io.allocation.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.allocation.domain.Batch;
import io.allocation.domain.Product;
import io.allocation.domain.Sku;
import io.allocation.ports.ConcurrencyException;
import io.allocation.ports.UnitOfWork;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.Executable;

/**
 * What must happen when two optimistic units of work meet at a product, step by step on one thread: the later one to
 * commit gets a {@link ConcurrencyException} and has no effect; who changed nothing is never in conflict. Needs a store
 * that lets one thread have two units of work open, with a view beside them. Part of {@link StoreContract}.
 */
public abstract class ConflictContract extends StoreTestCase {

    /** For subclasses. */
    protected ConflictContract() {}

    @Test
    void the_later_of_two_that_changed_a_product_has_no_effect() {
        commit(LAMP, product -> receive(product, "B1", 10));
        try (UnitOfWork late = begin()) {
            allocate(product(late, LAMP), "late", 6);
            commit(LAMP, product -> allocate(product, "early", 6));
            conflicts(late);
        }
        assertThat(claims(views().allocationsOf(order("early")))).containsExactly("B1: 6");
        assertThat(views().allocationsOf(order("late"))).isEmpty();
        assertThat(numbers(views().batchesOf(LAMP))).containsExactly("B1: 6 of 10");
        assertThat(storedVersion(LAMP)).isEqualTo(2);
    }

    @Test
    void one_that_is_expected_after_it_was_read_is_still_the_one_that_was_read() {
        commit(LAMP, product -> receive(product, "B1", 10));
        try (UnitOfWork late = begin()) {
            allocate(product(late, LAMP), "late", 6);
            commit(LAMP, product -> allocate(product, "early", 6));
            late.expect(Map.of(LAMP, Set.of()));
            conflicts(late);
        }
        assertThat(numbers(views().batchesOf(LAMP))).containsExactly("B1: 6 of 10");
    }

    private static void conflicts(UnitOfWork unitOfWork) {
        assertThatExceptionOfType(ConcurrencyException.class).isThrownBy(unitOfWork::commit);
    }

    @Test
    void after_a_conflict_the_same_work_can_be_done_from_the_start() {
        commit(LAMP, product -> receive(product, "B1", 10));
        try (UnitOfWork late = begin()) {
            allocate(product(late, LAMP), "late", 6);
            commit(LAMP, product -> allocate(product, "early", 4));
            conflicts(late);
        }
        commit(LAMP, product -> allocate(product, "late", 6));
        assertThat(numbers(views().batchesOf(LAMP))).containsExactly("B1: 10 of 10");
    }

    @Test
    void of_two_that_create_a_product_one_wins() {
        try (UnitOfWork late = begin()) {
            receive(product(late, LAMP), "late", 10);
            commit(LAMP, product -> receive(product, "early", 10));
            conflicts(late);
        }
        assertThat(numbers(views().batchesOf(LAMP))).containsExactly("early: 0 of 10");
        assertThat(storedVersion(LAMP)).isEqualTo(1);
    }

    @Test
    void a_product_that_is_stored_already_is_not_created_again() {
        commit(LAMP, product -> receive(product, "B1", 10));
        try (UnitOfWork careless = begin()) {
            Product created = Product.create(LAMP);
            receive(created, "B2", 10);
            careless.products().add(created);
            conflicts(careless);
        }
        assertThat(numbers(views().batchesOf(LAMP))).containsExactly("B1: 0 of 10");
    }

    /** Whichever of its products it is that another one has changed. */
    @TestFactory
    Stream<DynamicTest> a_conflict_on_one_of_two_products_stores_nothing_of_either() {
        return Stream.of(LAMP, CHAIR)
                .map(contended -> DynamicTest.dynamicTest(contended.value(), () -> {
                    commit(LAMP, product -> receive(product, "of " + contended, 10));
                    commit(CHAIR, product -> receive(product, "of " + contended, 10));
                    String late = "late for " + contended;
                    try (UnitOfWork unitOfWork = begin()) {
                        allocate(product(unitOfWork, LAMP), late, 1);
                        allocate(product(unitOfWork, CHAIR), late, 1);
                        commit(contended, product -> allocate(product, "early for " + contended, 1));
                        conflicts(unitOfWork);
                    }
                    assertThat(views().allocationsOf(order(late))).isEmpty();
                }));
    }

    @Test
    void a_conflict_on_a_new_product_stores_nothing_of_a_known_one() {
        commit(LAMP, product -> receive(product, "B1", 10));
        try (UnitOfWork late = begin()) {
            allocate(product(late, LAMP), "late", 1);
            receive(product(late, CHAIR), "late", 10);
            commit(CHAIR, product -> receive(product, "early", 10));
            conflicts(late);
        }
        assertThat(numbers(views().batchesOf(LAMP))).containsExactly("B1: 0 of 10");
        assertThat(numbers(views().batchesOf(CHAIR))).containsExactly("early: 0 of 10");
    }

    @Test
    void different_products_are_never_in_conflict() {
        try (UnitOfWork lamps = begin();
                UnitOfWork chairs = begin()) {
            receive(product(lamps, LAMP), "B1", 10);
            receive(product(chairs, CHAIR), "B1", 10);
            chairs.commit();
            lamps.commit();
        }
        assertThat(numbers(views().batchesOf(LAMP))).containsExactly("B1: 0 of 10");
        assertThat(numbers(views().batchesOf(CHAIR))).containsExactly("B1: 0 of 10");
    }

    /** Whatever it was that happened, one that loaded the product before must notice: or it oversells. */
    @TestFactory
    Stream<DynamicTest> a_stale_unit_of_work_notices_every_kind_of_change() {
        return each(change -> () -> meets(Change.RECEIVE, change));
    }

    @TestFactory
    Stream<DynamicTest> no_kind_of_change_can_be_made_on_a_stale_product() {
        return each(change -> () -> meets(change, Change.RECEIVE));
    }

    private static Stream<DynamicTest> each(Function<Change, Executable> test) {
        return Stream.of(Change.values()).map(change -> DynamicTest.dynamicTest(change.name(), test.apply(change)));
    }

    private void meets(Change late, Change early) {
        Sku sku = new Sku(late + " after " + early);
        commit(sku, Change::prepare);
        try (UnitOfWork stale = begin()) {
            late.happenTo(product(stale, sku));
            commit(sku, early::happenTo);
            ProductPicture before = stored(sku, Change::picture);
            conflicts(stale);
            assertThat(stored(sku, Change::picture)).usingRecursiveComparison().isEqualTo(before);
        }
    }

    @Test
    void one_that_changed_nothing_is_never_in_conflict() {
        commit(LAMP, product -> receive(product, "B1", 10));
        try (UnitOfWork reader = begin()) {
            assertThat(reader.products().get(LAMP)).isPresent();
            commit(LAMP, product -> allocate(product, "order-1", 6));
            reader.commit();
        }
    }

    @Test
    void one_that_was_refused_is_never_in_conflict() {
        commit(LAMP, product -> receive(product, "B1", 10));
        try (UnitOfWork refused = begin()) {
            allocate(product(refused, LAMP), "too-much", 11);
            commit(LAMP, product -> receive(product, "B2", 11));
            refused.commit();
        }
        assertThat(views().allocationsOf(order("too-much"))).isEmpty();
    }

    @Test
    void a_product_stays_as_it_was_loaded() {
        commit(LAMP, product -> receive(product, "B1", 10));
        try (UnitOfWork open = begin()) {
            Product product = product(open, LAMP);
            commit(LAMP, other -> allocate(other, "order-1", 10));
            assertThat(open.products().get(LAMP)).containsSame(product);
            assertThat(product.version()).isEqualTo(1);
            assertThat(numbers(product.openBatches())).containsExactly("B1: 0 of 10");
        }
    }

    /** One state or none: what it looks up late must not be newer than what it loaded early. */
    @TestFactory
    Stream<DynamicTest> a_look_up_answers_as_of_the_loaded_version_or_refuses() {
        return Stream.of(
                looksUp("a line that shrank", product -> product.allocationsOf(order("small"))),
                looksUp("a new line", product -> product.allocationsOf(order("new"))),
                looksUp("a new batch", product -> product.batch(batch("new"))),
                looksUp(
                        "a used-up batch that grew",
                        product -> product.batch(batch("on-hand")).map(Batch::purchased)));
    }

    private DynamicTest looksUp(String what, Function<Product, Object> question) {
        return DynamicTest.dynamicTest(what, () -> {
            Sku sku = new Sku(what);
            commit(sku, ConflictContract::useUp);
            Object before = stored(sku, question);
            try (UnitOfWork open = begin()) {
                Product product = product(open, sku);
                commit(sku, ConflictContract::turnUpsideDown);
                assertThat(answerOrRefusal(product, question, before)).isEqualTo(before);
            }
        });
    }

    private static Object answerOrRefusal(Product product, Function<Product, Object> question, Object refused) {
        try {
            return question.apply(product);
        } catch (ConcurrencyException changedSince) {
            return refused;
        }
    }

    private static void useUp(Product product) {
        Change.prepare(product);
        Change.USE_UP.happenTo(product);
    }

    private static void turnUpsideDown(Product product) {
        Change.LOWER_LINE.happenTo(product);
        Change.GROW_BATCH.happenTo(product);
        Change.RECEIVE.happenTo(product);
        allocate(product, "new", 1);
    }

    @Test
    void lines_that_came_after_it_was_loaded_are_not_unseated() {
        commit(LAMP, product -> {
            receive(product, "B1", 10);
            allocate(product, "early", 5);
        });
        try (UnitOfWork stale = begin()) {
            Product product = product(stale, LAMP);
            commit(LAMP, other -> allocate(other, "late", 5));
            assertThatExceptionOfType(ConcurrencyException.class).isThrownBy(() -> {
                product.changeBatchQuantity(batch("B1"), 3, WHOLE, TODAY);
                assertThat(product.allocationsOf(order("early"))).isEmpty();
                stale.commit();
            });
        }
        assertThat(numbers(views().batchesOf(LAMP))).containsExactly("B1: 10 of 10");
    }

    @Test
    void a_line_is_not_promised_what_a_shrinking_batch_has_lost_since() {
        commit(LAMP, product -> receive(product, "B1", 10));
        try (UnitOfWork stale = begin()) {
            allocate(product(stale, LAMP), "late", 8);
            commit(LAMP, other -> other.changeBatchQuantity(batch("B1"), 5, WHOLE, TODAY));
            conflicts(stale);
        }
        assertThat(numbers(views().batchesOf(LAMP))).containsExactly("B1: 0 of 5");
    }
}
