package io.allocation.domain;

import static io.allocation.domain.Ledger.LAMP;
import static io.allocation.domain.Ledger.PARTIAL;
import static io.allocation.domain.Ledger.SPLIT;
import static io.allocation.domain.Ledger.TODAY;
import static io.allocation.domain.Ledger.WHOLE;
import static io.allocation.domain.Ledger.held;
import static io.allocation.domain.Ledger.inbound;
import static io.allocation.domain.Ledger.line;
import static io.allocation.domain.Ledger.onHand;
import static io.allocation.domain.Ledger.order;
import static io.allocation.domain.Ledger.ref;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ChangeLineQuantityTest {

    private static Product holding(Ledger ledger, String orderId, long quantity, AllocationPolicy policy) {
        ledger.allocate(orderId, quantity, policy);
        return ledger.load();
    }

    private static LineChangeResult change(Product product, String orderId, long quantity, AllocationPolicy policy) {
        return product.changeLineQuantity(order(orderId), quantity, policy, TODAY);
    }

    @Test
    void down_gives_the_difference_back_to_the_batch() {
        Product product = holding(Ledger.with(onHand("B1", 10)), "o1", 10, WHOLE);

        LineChangeResult result = change(product, "o1", 7, WHOLE);

        assertThat(result)
                .isEqualTo(new LineChangeResult.Changed(order("o1"), LAMP, 7, product.allocationsOf(order("o1"))));
        assertThat(product.allocationsOf(order("o1")))
                .containsExactly(new Allocation(line("o1", 7), ref("B1"), 7, 2, false));
        assertThat(product.batch(ref("B1")).orElseThrow().available()).isEqualTo(3);
        assertThat(product.events())
                .containsExactly(
                        new LineDeallocated(line("o1", 10), ref("B1"), 3, 3),
                        new LineQuantityChanged(order("o1"), LAMP, 10, 7, 4));
    }

    @Test
    void zero_cancels_the_line_and_the_order_may_come_again() {
        Product product = holding(Ledger.with(onHand("B1", 10)), "o1", 10, WHOLE);

        assertThat(change(product, "o1", 0, WHOLE)).isInstanceOf(LineChangeResult.Changed.class);
        assertThat(product.allocationsOf(order("o1"))).isEmpty();
        assertThat(change(product, "o1", 0, WHOLE)).isEqualTo(new LineChangeResult.NotAllocated(order("o1"), LAMP));
        assertThat(product.allocate(line("o1", 4), WHOLE, TODAY)).isInstanceOf(AllocationResult.Allocated.class);
    }

    @Test
    void a_split_line_gives_back_its_latest_part_first() {
        Product product = holding(Ledger.with(onHand("B1", 4), inbound("B2", 4, 1)), "o1", 8, SPLIT);

        change(product, "o1", 5, SPLIT);
        assertThat(held(product, "o1")).isEqualTo("4 of B1, 1 of B2");

        change(product, "o1", 3, SPLIT);
        assertThat(held(product, "o1")).isEqualTo("3 of B1");
        assertThat(product.batch(ref("B2")).orElseThrow().allocated()).isZero();
    }

    @Test
    void up_takes_more_from_the_batch_that_serves_the_line_even_if_another_is_preferred_now() {
        Product product = holding(Ledger.with(inbound("B1", 10, 5)), "o1", 4, WHOLE);
        product.receive(onHand("B2", 100));

        LineChangeResult result = change(product, "o1", 10, WHOLE);

        assertThat(held(product, "o1")).isEqualTo("10 of B1");
        assertThat(result)
                .isEqualTo(new LineChangeResult.Changed(order("o1"), LAMP, 10, product.allocationsOf(order("o1"))));
        assertThat(product.events())
                .endsWith(
                        new LineQuantityChanged(order("o1"), LAMP, 4, 10, 4),
                        new LineAllocated(line("o1", 10), ref("B1"), 6, 5));
    }

    @Test
    void up_moves_a_line_that_must_stay_whole_to_a_batch_with_room_for_all_of_it() {
        Product product =
                holding(Ledger.with(onHand("B1", 6), inbound("B2", 11, 1), inbound("B3", 12, 1)), "o1", 4, WHOLE);

        change(product, "o1", 12, WHOLE);

        assertThat(held(product, "o1")).isEqualTo("12 of B3");
        assertThat(product.events())
                .containsExactly(
                        new LineQuantityChanged(order("o1"), LAMP, 4, 12, 5),
                        new LineReallocated(line("o1", 12), ref("B1"), ref("B3"), 4, 6),
                        new LineAllocated(line("o1", 12), ref("B3"), 8, 7));
        assertThat(product.allocationsOf(order("o1")).get(0).sequence())
                .as("keeps its rank")
                .isEqualTo(4);
        assertThat(product.batch(ref("B1")).orElseThrow().allocated()).isZero();
    }

    @Test
    void up_is_refused_where_nothing_has_room_and_the_line_keeps_what_it_held() {
        Product product = holding(Ledger.with(onHand("B1", 6), onHand("B2", 6)), "o1", 4, WHOLE);

        assertThat(change(product, "o1", 7, WHOLE)).isEqualTo(new OutOfStock(line("o1", 7), 3, 3));
        assertThat(held(product, "o1")).isEqualTo("4 of B1");
        assertThat(product.events()).containsExactly(new OutOfStock(line("o1", 7), 3, 3));
        assertThat(product.allocate(line("o1", 4), WHOLE, TODAY)).isInstanceOf(AllocationResult.AlreadyAllocated.class);
    }

    @Test
    void up_takes_the_rest_from_other_batches_where_lines_may_be_split() {
        Product product = holding(Ledger.with(onHand("B1", 6), onHand("B2", 3), onHand("B3", 1)), "o1", 4, SPLIT);

        change(product, "o1", 9, SPLIT);

        assertThat(held(product, "o1")).isEqualTo("6 of B1, 3 of B2");
        assertThat(product.allocationsOf(order("o1")).get(0).sequence())
                .as("keeps its rank")
                .isEqualTo(4);
        assertThat(change(product, "o1", 11, SPLIT)).isEqualTo(new OutOfStock(line("o1", 11), 2, product.version()));
    }

    @Test
    void up_stays_in_a_batch_of_its_own_where_that_has_room_for_the_rest() {
        Product product = holding(Ledger.with(inbound("B1", 6, 1)), "o1", 4, SPLIT);
        product.receive(onHand("B2", 9));

        change(product, "o1", 6, SPLIT);

        assertThat(held(product, "o1")).isEqualTo("6 of B1");
    }

    @Test
    void up_takes_what_there_is_where_lines_may_be_cut() {
        Product product = holding(Ledger.with(onHand("B1", 6)), "o1", 4, PARTIAL);

        LineChangeResult result = change(product, "o1", 10, PARTIAL);

        assertThat(result).isInstanceOf(LineChangeResult.Changed.class);
        assertThat(held(product, "o1")).isEqualTo("6 of B1");
        assertThat(((LineChangeResult.Changed) result).shortfall()).isEqualTo(4);
        assertThat(product.events()).last().isEqualTo(new OutOfStock(line("o1", 10), 4, product.version()));
        assertThat(change(product, "o1", 10, PARTIAL))
                .isInstanceOfSatisfying(
                        LineChangeResult.Unchanged.class,
                        unchanged -> assertThat(unchanged.shortfall()).isEqualTo(4));
        assertThat(change(product, "o1", 11, PARTIAL)).isInstanceOf(OutOfStock.class);
    }

    @Test
    void the_same_quantity_again_fills_up_a_short_line_when_stock_came() {
        Product product = holding(Ledger.with(onHand("B1", 6)), "o1", 10, PARTIAL);
        product.receive(onHand("B2", 3));

        change(product, "o1", 10, PARTIAL);

        assertThat(held(product, "o1")).isEqualTo("6 of B1, 3 of B2");
        assertThat(product.events())
                .endsWith(
                        new LineAllocated(line("o1", 10), ref("B2"), 3, product.version()),
                        new OutOfStock(line("o1", 10), 1, product.version()));
    }

    @Test
    void a_short_line_may_be_lowered_to_what_it_holds_or_to_what_it_still_does_not_have() {
        Product product = holding(Ledger.with(onHand("B1", 6)), "o1", 10, PARTIAL);

        assertThat(change(product, "o1", 8, PARTIAL)).isInstanceOf(LineChangeResult.Changed.class);
        assertThat(product.events()).containsExactly(new LineQuantityChanged(order("o1"), LAMP, 10, 8, 3));
        assertThat(change(product, "o1", 6, PARTIAL)).isInstanceOf(LineChangeResult.Changed.class);
        assertThat(held(product, "o1")).isEqualTo("6 of B1");
        assertThat(product.allocate(line("o1", 6), PARTIAL, TODAY).shortfall()).isZero();
    }

    @Test
    void a_line_that_was_split_is_gathered_when_it_grows_and_must_stay_whole() {
        Product product = holding(Ledger.with(onHand("B1", 4), onHand("B2", 4)), "o1", 6, SPLIT);
        product.receive(inbound("B3", 20, 1));

        change(product, "o1", 7, WHOLE);

        assertThat(held(product, "o1")).isEqualTo("7 of B3");
    }

    @Test
    void the_quantity_that_it_has_changes_nothing() {
        Product product = holding(Ledger.with(onHand("B1", 6)), "o1", 4, WHOLE);

        assertThat(change(product, "o1", 4, WHOLE))
                .isEqualTo(new LineChangeResult.Unchanged(line("o1", 4), product.allocationsOf(order("o1"))));
        assertThat(product.events()).isEmpty();
    }

    @Test
    void a_line_that_holds_nothing_stays_so() {
        Product product = Ledger.with(onHand("B1", 6)).load();

        assertThat(change(product, "o1", 4, WHOLE)).isEqualTo(new LineChangeResult.NotAllocated(order("o1"), LAMP));
        assertThat(product.events()).isEmpty();
    }

    @Test
    void what_has_been_shipped_cannot_change() {
        Product product = holding(Ledger.with(onHand("B1", 6)), "o1", 4, WHOLE);
        product.ship(order("o1"));

        assertThat(change(product, "o1", 4, WHOLE)).isInstanceOf(LineChangeResult.Unchanged.class);
        assertThatThrownBy(() -> change(product, "o1", 3, WHOLE))
                .isInstanceOf(LineConflictException.class)
                .hasMessage("line of order o1 for SKU LAMP has been shipped and can no longer change to 3 units");
        assertThatThrownBy(() -> change(product, "o1", 5, WHOLE)).isInstanceOf(LineConflictException.class);
    }

    @Test
    void an_expired_batch_gives_no_more_but_keeps_what_it_gave() {
        Product product = holding(Ledger.with(onHand("B1", 10).expiring(TODAY)), "o1", 4, WHOLE);

        assertThat(product.changeLineQuantity(order("o1"), 5, WHOLE, TODAY.plusDays(1)))
                .isInstanceOf(OutOfStock.class);
        assertThat(product.changeLineQuantity(order("o1"), 5, WHOLE, TODAY))
                .isInstanceOf(LineChangeResult.Changed.class);
    }

    @Test
    void a_negative_quantity_is_an_error() {
        Product product = holding(Ledger.with(onHand("B1", 6)), "o1", 4, WHOLE);

        assertThatThrownBy(() -> change(product, "o1", -1, WHOLE))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("quantity must not be negative, but was -1");
        assertThat(product.events()).isEmpty();
    }
}
