package io.allocation.ports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.allocation.bus.FakeStore;
import io.allocation.domain.Batch;
import io.allocation.domain.BatchReceived;
import io.allocation.domain.BatchReference;
import io.allocation.domain.Event;
import io.allocation.domain.Product;
import io.allocation.domain.Sku;
import java.util.List;
import org.junit.jupiter.api.Test;

class AbstractUnitOfWorkTest {

    private static final Sku LAMP = new Sku("LAMP");
    private static final Sku CHAIR = new Sku("CHAIR");

    private record Remarked(String text) implements Event {}

    private final FakeStore store = new FakeStore();
    private final UnitOfWork work = store.begin(Locking.OPTIMISTIC);

    private static Product received(Sku sku, String reference) {
        Product product = Product.create(sku);
        product.receive(Batch.onHand(sku, new BatchReference(reference), 5));
        return product;
    }

    @Test
    void a_product_is_loaded_once_and_is_the_same_each_time() {
        work.products().add(received(LAMP, "B1"));
        work.commit();
        UnitOfWork next = store.begin(Locking.OPTIMISTIC);

        Product first = next.products().get(LAMP).orElseThrow();

        assertThat(next.products().get(LAMP)).containsSame(first);
        assertThat(store.log()).filteredOn(entry -> entry.equals("load LAMP")).hasSize(1);
    }

    @Test
    void a_product_that_was_added_is_found_and_cannot_be_added_again() {
        Product lamp = received(LAMP, "B1");
        work.products().add(lamp);

        assertThat(work.products().get(LAMP)).containsSame(lamp);
        assertThatThrownBy(() -> work.products().add(Product.create(LAMP)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("product LAMP is part of this unit of work already");
    }

    @Test
    void a_product_that_was_not_there_is_not_there_until_it_is_added() {
        assertThat(work.products().get(LAMP)).isEmpty();
        UnitOfWork other = store.begin(Locking.OPTIMISTIC);
        other.products().add(received(LAMP, "B1"));
        other.commit();

        assertThat(work.products().get(LAMP)).isEmpty();
        work.products().add(Product.create(LAMP));
        assertThat(work.products().get(LAMP)).isPresent();
    }

    @Test
    void events_are_collected_once_product_by_product_then_the_published_ones() {
        Product lamp = received(LAMP, "B1");
        Product chair = received(CHAIR, "B1");
        work.publish(new Remarked("first"));
        work.products().add(lamp);
        work.products().add(chair);
        lamp.receive(Batch.onHand(LAMP, new BatchReference("B2"), 5));

        assertThat(work.collectEvents())
                .containsExactly(
                        event(LAMP, "B1", 1), event(LAMP, "B2", 2), event(CHAIR, "B1", 1), new Remarked("first"));
        assertThat(work.collectEvents()).isEmpty();

        chair.receive(Batch.onHand(CHAIR, new BatchReference("B3"), 5));
        assertThat(work.collectEvents()).isEqualTo(List.of(event(CHAIR, "B3", 2)));
    }

    private static BatchReceived event(Sku sku, String reference, long version) {
        return new BatchReceived(sku, new BatchReference(reference), 5, null, null, null, version);
    }

    @Test
    void nothing_is_stored_where_nothing_changed() {
        work.products().get(LAMP);
        work.commit();
        work.close();

        assertThat(store.log()).containsExactly("begin OPTIMISTIC", "load LAMP", "close");
    }

    @Test
    void nothing_can_be_done_after_commit_but_close() {
        ProductRepository products = work.products();
        work.commit();

        assertThatThrownBy(work::products)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("COMMITTED");
        assertThatThrownBy(() -> products.get(LAMP)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> products.add(Product.create(LAMP))).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> work.publish(new Remarked("lost"))).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(work::collectEvents).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(work::commit).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void nothing_can_be_done_after_a_commit_that_failed_but_close() {
        store.conflicting(1);
        work.products().add(received(LAMP, "B1"));

        assertThatThrownBy(work::commit).isInstanceOf(ConcurrencyException.class);

        assertThatThrownBy(work::commit)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("this unit of work has ended (FAILED); begin another one");
        work.close();
        assertThat(store.log()).containsExactly("begin OPTIMISTIC", "roll back");
    }

    @Test
    void closing_again_does_nothing_and_nothing_can_be_done_afterwards() {
        work.close();
        work.close();

        assertThat(store.log()).containsExactly("begin OPTIMISTIC", "roll back");
        assertThatThrownBy(() -> work.publish(new Remarked("lost")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("this unit of work has ended (CLOSED); begin another one");
    }

    @Test
    void a_product_that_cannot_be_had_was_asked_for_but_is_not_taken_for_unknown() {
        store.holding(LAMP);

        assertThatThrownBy(() -> work.products().get(LAMP)).isInstanceOf(ConcurrencyException.class);

        assertThat(work.seen()).containsExactly(LAMP);
        assertThat(work.products().get(LAMP)).isEmpty();
        assertThat(store.log()).filteredOn(entry -> entry.equals("load LAMP")).hasSize(2);
    }
}
