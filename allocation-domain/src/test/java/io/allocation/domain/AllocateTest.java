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

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AllocateTest {

    @Test
    void a_line_takes_its_units_from_a_batch() {
        Product product = Ledger.with(onHand("B1", 20)).load();

        AllocationResult result = product.allocate(line("o1", 2), WHOLE, TODAY);

        assertThat(result)
                .isEqualTo(new AllocationResult.Allocated(
                        line("o1", 2), List.of(new Allocation(line("o1", 2), ref("B1"), 2, 2, false))));
        assertThat(result.shortfall()).isZero();
        assertThat(product.batch(ref("B1")).orElseThrow().available()).isEqualTo(18);
        assertThat(product.events()).containsExactly(new LineAllocated(line("o1", 2), ref("B1"), 2, 2));
        assertThat(product.version()).isEqualTo(2);
        assertThat(product.storedVersion()).isEqualTo(1);
    }

    @Test
    void a_batch_can_be_used_up_to_the_last_unit() {
        Product product = Ledger.with(onHand("B1", 2)).load();

        product.allocate(line("o1", 2), WHOLE, TODAY);

        assertThat(product.openBatches()).isEmpty();
        assertThat(product.batch(ref("B1")).orElseThrow().isOpen()).isFalse();
    }

    @Test
    void stock_on_hand_comes_before_shipments_and_early_shipments_before_late_ones() {
        Ledger ledger = Ledger.with(inbound("LATE", 10, 9), inbound("SOON", 10, 1), onHand("HERE", 10));

        assertThat(ledger.allocate("o1", 10, WHOLE)).isEqualTo(allocated("o1", 10, "HERE", 4));
        assertThat(ledger.allocate("o2", 10, WHOLE)).isEqualTo(allocated("o2", 10, "SOON", 5));
        assertThat(ledger.allocate("o3", 10, WHOLE)).isEqualTo(allocated("o3", 10, "LATE", 6));
    }

    private static AllocationResult allocated(String orderId, long quantity, String batch, long sequence) {
        OrderLine line = line(orderId, quantity);
        return new AllocationResult.Allocated(
                line, List.of(new Allocation(line, ref(batch), quantity, sequence, false)));
    }

    @Test
    void a_batch_that_is_too_small_is_passed_over_and_serves_smaller_lines_later() {
        Ledger ledger = Ledger.with(onHand("SMALL", 3), inbound("BIG", 10, 1));

        ledger.allocate("o1", 4, WHOLE);
        ledger.allocate("o2", 3, WHOLE);

        assertThat(held(ledger.load(), "o1")).isEqualTo("4 of BIG");
        assertThat(held(ledger.load(), "o2")).isEqualTo("3 of SMALL");
    }

    @Test
    void a_line_that_no_single_batch_can_take_is_refused_and_nothing_changes() {
        Product product = Ledger.with(onHand("B1", 6), onHand("B2", 7)).load();

        AllocationResult result = product.allocate(line("o1", 10), WHOLE, TODAY);

        assertThat(result).isEqualTo(new OutOfStock(line("o1", 10), 3, 2));
        assertThat(product.events()).containsExactly(new OutOfStock(line("o1", 10), 3, 2));
        assertThat(product.version()).isEqualTo(product.storedVersion());
        assertThat(product.allocationsOf(order("o1"))).isEmpty();
    }

    @Test
    void the_shortfall_of_a_sold_out_product_is_the_whole_line() {
        Product product = Product.create(LAMP);

        assertThat(product.allocate(line("o1", 5), WHOLE, TODAY).shortfall()).isEqualTo(5);
        assertThat(product.allocate(line("o1", 5), SPLIT, TODAY).shortfall()).isEqualTo(5);
        assertThat(product.allocate(line("o1", 5), PARTIAL, TODAY)).isInstanceOf(OutOfStock.class);
    }

    @Test
    void a_line_may_be_split_in_order_of_preference_where_no_single_batch_can_take_it() {
        Product product = Ledger.with(inbound("SOON", 5, 1), onHand("HERE", 4), inbound("LATE", 5, 9))
                .load();

        AllocationResult result = product.allocate(line("o1", 12), SPLIT, TODAY);

        assertThat(held(product, "o1")).isEqualTo("4 of HERE, 5 of SOON, 3 of LATE");
        assertThat(result.shortfall()).isZero();
        assertThat(product.events())
                .containsExactly(
                        new LineAllocated(line("o1", 12), ref("HERE"), 4, 4),
                        new LineAllocated(line("o1", 12), ref("SOON"), 5, 5),
                        new LineAllocated(line("o1", 12), ref("LATE"), 3, 6));
    }

    @ParameterizedTest
    @EnumSource(Fill.class)
    void a_line_is_not_split_where_one_batch_can_take_it_whole(Fill fill) {
        Product product = Ledger.with(onHand("SMALL", 4), inbound("BIG", 10, 1)).load();

        product.allocate(line("o1", 10), new AllocationPolicy(Preference.standard(), fill), TODAY);

        assertThat(held(product, "o1")).isEqualTo("10 of BIG");
    }

    @Test
    void a_line_that_may_be_split_but_not_cut_is_refused_where_all_batches_together_are_not_enough() {
        Product product = Ledger.with(onHand("B1", 4), onHand("B2", 3)).load();

        assertThat(product.allocate(line("o1", 8), SPLIT, TODAY)).isEqualTo(new OutOfStock(line("o1", 8), 1, 2));
        assertThat(product.version()).isEqualTo(2);
    }

    @Test
    void a_line_that_may_be_cut_takes_what_there_is_and_tells_the_shortfall() {
        Product product = Ledger.with(onHand("B1", 4), onHand("B2", 3)).load();

        AllocationResult result = product.allocate(line("o1", 8), PARTIAL, TODAY);

        assertThat(result).isInstanceOf(AllocationResult.Allocated.class);
        assertThat(result.shortfall()).isEqualTo(1);
        assertThat(held(product, "o1")).isEqualTo("4 of B1, 3 of B2");
        assertThat(product.events()).last().isEqualTo(new OutOfStock(line("o1", 8), 1, product.version()));
    }

    @ParameterizedTest
    @EnumSource(Fill.class)
    void the_same_line_again_gets_the_same_answer_and_takes_nothing(Fill fill) {
        AllocationPolicy policy = new AllocationPolicy(Preference.standard(), fill);
        Ledger ledger = Ledger.with(onHand("B1", 6), onHand("B2", 6));
        ledger.allocate("o1", 6, policy);
        Product product = ledger.load();

        AllocationResult again = product.allocate(line("o1", 6), policy, TODAY);

        assertThat(again)
                .isEqualTo(new AllocationResult.AlreadyAllocated(
                        line("o1", 6), List.of(new Allocation(line("o1", 6), ref("B1"), 6, 3, false))));
        assertThat(product.events()).isEmpty();
        assertThat(product.version()).isEqualTo(3);
    }

    @Test
    void a_line_that_was_cut_keeps_its_shortfall_when_sent_again_even_if_stock_came() {
        Ledger ledger = Ledger.with(onHand("B1", 6));
        ledger.allocate("o1", 10, PARTIAL);
        Product product = ledger.load();
        product.receive(onHand("B2", 100));

        AllocationResult again = product.allocate(line("o1", 10), PARTIAL, TODAY);

        assertThat(again).isInstanceOf(AllocationResult.AlreadyAllocated.class);
        assertThat(again.shortfall()).isEqualTo(4);
    }

    @Test
    void the_same_identity_with_another_quantity_is_an_error_that_names_both() {
        Ledger ledger = Ledger.with(onHand("B1", 6));
        ledger.allocate("o1", 2, WHOLE);
        Product product = ledger.load();

        assertThatThrownBy(() -> product.allocate(line("o1", 3), WHOLE, TODAY))
                .isInstanceOfSatisfying(LineConflictException.class, conflict -> {
                    assertThat(conflict.sku()).isEqualTo(LAMP);
                    assertThat(conflict.orderId()).isEqualTo(order("o1"));
                })
                .hasMessage("line of order o1 for SKU LAMP wants 2 units, but was asked to be allocated 3;"
                        + " to change a line, change its quantity");
        assertThat(product.events()).isEmpty();
    }

    @Test
    void a_line_of_another_sku_is_an_error() {
        Product product = Ledger.with(onHand("B1", 6)).load();

        assertThatThrownBy(() -> product.allocate(OrderLine.of("o1", "CHAIR", 1), WHOLE, TODAY))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("sku must be LAMP, the product's own, but was CHAIR");
    }

    @Test
    void a_decision_asks_only_for_the_order_however_many_batches_and_lines_there_were() {
        Ledger ledger = Ledger.with(onHand("B1", 3), onHand("B2", 3), onHand("B3", 500));
        for (int i = 0; i < 250; i++) {
            ledger.allocate("o" + i, 1, WHOLE);
        }
        ledger.questions().clear();

        ledger.allocate("new", 1, WHOLE);

        assertThat(ledger.questions()).containsExactly("order new");
        assertThat(ledger.load().openBatches()).hasSize(1);
    }

    @Test
    void lines_in_one_unit_of_work_see_each_other() {
        Product product = Ledger.with(onHand("B1", 3), inbound("B2", 3, 1)).load();

        product.allocate(line("o1", 2), WHOLE, TODAY);
        product.allocate(line("o2", 2), WHOLE, TODAY);
        product.allocate(line("o3", 1), WHOLE, TODAY);

        assertThat(held(product, "o2")).isEqualTo("2 of B2");
        assertThat(held(product, "o3")).isEqualTo("1 of B1");
        assertThat(product.allocate(line("o1", 2), WHOLE, TODAY)).isInstanceOf(AllocationResult.AlreadyAllocated.class);
    }

    @Test
    void quantities_may_be_as_large_as_a_long() {
        Product product = Ledger.with(onHand("B1", Long.MAX_VALUE), onHand("B2", Long.MAX_VALUE))
                .load();

        product.allocate(line("o1", Long.MAX_VALUE), SPLIT, TODAY);
        product.allocate(line("o2", Long.MAX_VALUE - 1), PARTIAL, TODAY);
        AllocationResult refused = product.allocate(line("o3", Long.MAX_VALUE), SPLIT, TODAY);

        assertThat(refused.shortfall()).isEqualTo(Long.MAX_VALUE - 1);
        assertThat(held(product, "o2")).isEqualTo((Long.MAX_VALUE - 1) + " of B2");
    }
}
