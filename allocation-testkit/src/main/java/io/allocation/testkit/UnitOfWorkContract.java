package io.allocation.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.allocation.domain.Event;
import io.allocation.domain.Product;
import io.allocation.domain.ProductEvent;
import io.allocation.domain.Sku;
import io.allocation.ports.ConcurrencyException;
import io.allocation.ports.Locking;
import io.allocation.ports.ProductRepository;
import io.allocation.ports.UnitOfWork;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * What every {@link UnitOfWork} must do when it is alone: all or nothing, one end, and events in their order;
 * optimistic or pessimistic. What happens when two of them meet is asked by {@link ConflictContract} and
 * {@link ConcurrencyContract}. Part of {@link StoreContract}.
 */
public abstract class UnitOfWorkContract extends StoreTestCase {

    private record Told(String what) implements Event {}

    /** For subclasses. */
    protected UnitOfWorkContract() {}

    /** One that goes ahead without locks. */
    @Nested
    class Optimistic extends EachLocking {
        Optimistic() {
            super(Locking.OPTIMISTIC);
        }
    }

    /** One that may keep others waiting. */
    @Nested
    class Pessimistic extends EachLocking {
        Pessimistic() {
            super(Locking.PESSIMISTIC);
        }
    }

    /** What holds whatever the locking. */
    abstract class EachLocking {

        private final Locking locking;

        EachLocking(Locking locking) {
            this.locking = locking;
        }

        private UnitOfWork begin() {
            return UnitOfWorkContract.this.begin(locking);
        }

        @Test
        void what_is_not_committed_leaves_no_trace() {
            commit(LAMP, product -> receive(product, "B1", 10));
            try (UnitOfWork unitOfWork = begin()) {
                Product lamp = product(unitOfWork, LAMP);
                receive(lamp, "B2", 10);
                allocate(lamp, "order-1", 3);
                receive(product(unitOfWork, CHAIR), "B1", 10);
            }
            assertThat(storedVersion(LAMP)).isEqualTo(1);
            assertThat(views().allocationsOf(order("order-1"))).isEmpty();
            assertThat(numbers(views().batchesOf(LAMP))).containsExactly("B1: 0 of 10");
            assertThat(views().batchesOf(CHAIR)).isEmpty();
            commit(unitOfWork -> assertThat(unitOfWork.products().get(CHAIR)).isEmpty());
        }

        @Test
        void what_is_committed_takes_effect_together() {
            try (UnitOfWork unitOfWork = begin()) {
                Stream.of(LAMP, CHAIR).map(sku -> product(unitOfWork, sku)).forEach(product -> {
                    receive(product, "B1", 10);
                    allocate(product, "order-1", 4);
                });
                unitOfWork.commit();
            }
            assertThat(storedVersion(LAMP)).isEqualTo(2);
            assertThat(storedVersion(CHAIR)).isEqualTo(2);
            assertThat(views().allocationsOf(order("order-1"))).hasSize(2);
        }

        @Test
        void what_is_committed_stays_when_the_unit_of_work_is_closed_twice() {
            UnitOfWork unitOfWork = begin();
            receive(product(unitOfWork, LAMP), "B1", 10);
            unitOfWork.commit();
            unitOfWork.close();
            unitOfWork.close();
            assertThat(numbers(views().batchesOf(LAMP))).containsExactly("B1: 0 of 10");
        }

        @Test
        void closing_again_does_nothing() {
            UnitOfWork unitOfWork = begin();
            unitOfWork.close();
            commit(LAMP, product -> receive(product, "B1", 10));
            unitOfWork.close();
            assertThat(numbers(views().batchesOf(LAMP))).containsExactly("B1: 0 of 10");
        }

        @Test
        void after_commit_it_can_only_be_closed() {
            try (UnitOfWork unitOfWork = begin()) {
                ProductRepository products = unitOfWork.products();
                unitOfWork.commit();
                isOver(unitOfWork, products);
            }
        }

        @Test
        void after_close_nothing_can_be_done() {
            UnitOfWork unitOfWork = begin();
            ProductRepository products = unitOfWork.products();
            unitOfWork.close();
            isOver(unitOfWork, products);
        }

        private void isOver(UnitOfWork unitOfWork, ProductRepository products) {
            assertThatIllegalStateException().isThrownBy(unitOfWork::products);
            assertThatIllegalStateException().isThrownBy(() -> products.get(LAMP));
            assertThatIllegalStateException().isThrownBy(() -> products.add(Product.create(LAMP)));
            assertThatIllegalStateException().isThrownBy(() -> unitOfWork.publish(new Told("too late")));
            assertThatIllegalStateException().isThrownBy(() -> unitOfWork.expect(Map.of(LAMP, Set.of())));
            assertThatIllegalStateException().isThrownBy(unitOfWork::nextCommand);
            assertThatIllegalStateException().isThrownBy(unitOfWork::collectEvents);
            assertThatIllegalStateException().isThrownBy(unitOfWork::commit);
        }

        @Test
        void products_may_be_expected() {
            commit(LAMP, product -> receive(product, "B1", 10));
            try (UnitOfWork unitOfWork = begin()) {
                unitOfWork.expect(Map.of(LAMP, Set.of(), CHAIR, Set.of()));
                Product lamp = product(unitOfWork, LAMP);
                unitOfWork.expect(Map.of(LAMP, Set.of()));
                assertThat(product(unitOfWork, LAMP)).isSameAs(lamp);
                assertThat(unitOfWork.products().get(CHAIR)).isEmpty();
                receive(product(unitOfWork, CHAIR), "B1", 10);
                allocate(lamp, "order-1", 3);
                unitOfWork.commit();
            }
            assertThat(numbers(views().batchesOf(LAMP))).containsExactly("B1: 3 of 10");
            assertThat(numbers(views().batchesOf(CHAIR))).containsExactly("B1: 0 of 10");
        }

        /** It was expected, and so loaded; but not asked for. */
        @Test
        void one_that_is_added_although_it_is_stored_is_a_conflict() {
            commit(LAMP, product -> receive(product, "B1", 10));
            commit(LAMP, product -> allocate(product, "order-1", 4));
            try (UnitOfWork unitOfWork = begin()) {
                unitOfWork.expect(Map.of(LAMP, Set.of()));
                Product again = Product.create(LAMP);
                unitOfWork.products().add(again);
                receive(again, "B1", 10);
                assertThatExceptionOfType(ConcurrencyException.class).isThrownBy(unitOfWork::commit);
            }
            assertThat(numbers(views().batchesOf(LAMP))).containsExactly("B1: 4 of 10");
        }

        @Test
        void products_that_were_asked_for_are_seen_those_expected_are_not() {
            commit(LAMP, product -> receive(product, "B1", 10));
            UnitOfWork unitOfWork = begin();
            unitOfWork.expect(Map.of(CHAIR, Set.of()));
            assertThat(unitOfWork.seen()).isEmpty();
            unitOfWork.products().get(LAMP);
            unitOfWork.products().get(new Sku("unknown"));
            unitOfWork.close();
            assertThat(unitOfWork.seen()).containsExactlyInAnyOrder(LAMP, new Sku("unknown"));
        }

        @Test
        void one_that_did_nothing_commits() {
            try (UnitOfWork unitOfWork = begin()) {
                assertThat(unitOfWork.collectEvents()).isEmpty();
                unitOfWork.commit();
            }
        }
    }

    @Test
    void nothing_is_seen_before_the_commit_and_everything_after_it() {
        try (UnitOfWork unitOfWork = begin()) {
            Product lamp = product(unitOfWork, LAMP);
            receive(lamp, "B1", 10);
            allocate(lamp, "order-1", 4);
            assertThat(views().batchesOf(LAMP)).isEmpty();
            assertThat(views().allocationsOf(order("order-1"))).isEmpty();
            unitOfWork.commit();
            assertThat(numbers(views().batchesOf(LAMP))).containsExactly("B1: 4 of 10");
            assertThat(claims(views().allocationsOf(order("order-1")))).containsExactly("B1: 4");
        }
    }

    @Test
    void its_repository_is_the_same_each_time() {
        try (UnitOfWork unitOfWork = begin()) {
            assertThat(unitOfWork.products()).isSameAs(unitOfWork.products());
        }
    }

    @Test
    void events_come_product_by_product_as_these_were_first_asked_for_then_those_published() {
        commit(LAMP, product -> receive(product, "B1", 10));
        try (UnitOfWork unitOfWork = begin()) {
            Product chair = product(unitOfWork, CHAIR);
            Product lamp = product(unitOfWork, LAMP);
            unitOfWork.publish(new Told("first"));
            receive(lamp, "B2", 1);
            receive(chair, "B3", 1);
            allocate(lamp, "order-1", 11);
            unitOfWork.publish(new Told("second"));
            List<Event> events = unitOfWork.collectEvents();
            assertThat(events).startsWith(chair.events().toArray(ProductEvent[]::new));
            assertThat(events.subList(1, 3)).isEqualTo(lamp.events());
            assertThat(events.subList(3, 5)).containsExactly(new Told("first"), new Told("second"));
        }
    }

    @Test
    void products_that_are_expected_are_not_asked_for_yet() {
        commit(LAMP, product -> receive(product, "B1", 10));
        commit(CHAIR, product -> receive(product, "B1", 10));
        try (UnitOfWork unitOfWork = begin()) {
            unitOfWork.expect(Map.of(CHAIR, Set.of(), LAMP, Set.of()));
            Product lamp = product(unitOfWork, LAMP);
            Product chair = product(unitOfWork, CHAIR);
            allocate(chair, "order-1", 1);
            allocate(lamp, "order-1", 1);
            assertThat(unitOfWork.collectEvents())
                    .containsExactly(lamp.events().get(0), chair.events().get(0));
        }
    }

    @Test
    void events_are_collected_once() {
        try (UnitOfWork unitOfWork = begin()) {
            Product lamp = product(unitOfWork, LAMP);
            receive(lamp, "B1", 10);
            unitOfWork.publish(new Told("once"));
            assertThat(unitOfWork.collectEvents()).hasSize(2);
            assertThat(unitOfWork.collectEvents()).isEmpty();
            allocate(lamp, "order-1", 3);
            assertThat(unitOfWork.collectEvents()).isEqualTo(lamp.events().subList(1, 2));
        }
    }

    @Test
    void events_that_were_collected_are_stored_all_the_same() {
        try (UnitOfWork unitOfWork = begin()) {
            Product lamp = product(unitOfWork, LAMP);
            receive(lamp, "B1", 10);
            assertThat(unitOfWork.collectEvents()).hasSize(1);
            allocate(lamp, "order-1", 3);
            unitOfWork.commit();
        }
        assertThat(numbers(views().batchesOf(LAMP))).containsExactly("B1: 3 of 10");
    }

    @Test
    void a_product_is_looked_at_for_another_command_once_that_asks_for_it() {
        try (UnitOfWork unitOfWork = begin()) {
            Product lamp = product(unitOfWork, LAMP);
            receive(lamp, "B1", 10);
            assertThat(unitOfWork.collectEvents()).hasSize(1);
            unitOfWork.nextCommand();
            allocate(lamp, "order-1", 3);
            assertThat(unitOfWork.collectEvents()).isEmpty();
            assertThat(product(unitOfWork, LAMP)).isSameAs(lamp);
            assertThat(unitOfWork.collectEvents()).isEqualTo(lamp.events().subList(1, 2));
            unitOfWork.nextCommand();
            allocate(lamp, "order-2", 2);
            unitOfWork.commit();
        }
        assertThat(numbers(views().batchesOf(LAMP))).containsExactly("B1: 5 of 10");
    }

    @Test
    void collected_events_are_a_copy() {
        try (UnitOfWork unitOfWork = begin()) {
            Product lamp = product(unitOfWork, LAMP);
            receive(lamp, "B1", 10);
            List<Event> events = unitOfWork.collectEvents();
            receive(lamp, "B2", 10);
            assertThat(events).hasSize(1);
        }
    }

    @Test
    void a_refusal_is_an_event_but_no_change() {
        commit(LAMP, product -> receive(product, "B1", 10));
        try (UnitOfWork unitOfWork = begin()) {
            allocate(product(unitOfWork, LAMP), "order-1", 11);
            assertThat(unitOfWork.collectEvents()).hasSize(1);
            unitOfWork.commit();
        }
        assertThat(storedVersion(LAMP)).isEqualTo(1);
    }
}
