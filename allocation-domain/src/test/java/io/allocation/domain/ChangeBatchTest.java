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

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChangeBatchTest {

    private static Batch change(Product product, String batch, long quantity, AllocationPolicy policy) {
        return product.changeBatchQuantity(ref(batch), quantity, policy, TODAY).batch();
    }

    /** A batch B1 of 20 units, on which the lines o1, o2 … were allocated in this order. */
    private static Ledger allocated(long... quantities) {
        Ledger ledger = Ledger.with(onHand("B1", 20));
        IntStream.range(0, quantities.length).forEach(i -> ledger.allocate("o" + (i + 1), quantities[i], WHOLE));
        return ledger;
    }

    @Test
    void more_units_open_a_used_up_batch_again() {
        Product product = allocated(20).load();

        BatchChangeResult result = product.changeBatchQuantity(ref("B1"), 25, WHOLE, TODAY);

        assertThat(result.batch().available()).isEqualTo(5);
        assertThat(result.events()).containsExactly(new BatchQuantityChanged(LAMP, ref("B1"), 20, 25, 3));
        assertThat(product.openBatches()).containsExactly(result.batch());
    }

    @Test
    void the_quantity_that_it_has_changes_nothing() {
        Product product = allocated(20).load();

        BatchChangeResult result = product.changeBatchQuantity(ref("B1"), 20, WHOLE, TODAY);

        assertThat(result.events()).isEmpty();
        assertThat(result.batch().allocated()).isEqualTo(20);
        assertThat(product.version()).isEqualTo(product.storedVersion());
    }

    @Test
    void fewer_units_leave_the_lines_alone_as_long_as_they_are_covered() {
        Product product = allocated(5, 5).load();

        assertThat(change(product, "B1", 10, WHOLE).available()).isZero();
        assertThat(product.events()).containsExactly(new BatchQuantityChanged(LAMP, ref("B1"), 20, 10, 4));
    }

    @Test
    void the_latest_lines_lose_first_and_as_few_as_needed() {
        Product product = allocated(5, 5, 5).load();

        BatchChangeResult result = product.changeBatchQuantity(ref("B1"), 9, WHOLE, TODAY);

        assertThat(held(product, "o1")).isEqualTo("5 of B1");
        assertThat(held(product, "o2")).isEmpty();
        assertThat(held(product, "o3")).isEmpty();
        assertThat(result.events())
                .containsExactly(
                        new LineDeallocated(line("o2", 5), ref("B1"), 5, 5),
                        new OutOfStock(line("o2", 5), 5, 5),
                        new LineDeallocated(line("o3", 5), ref("B1"), 5, 6),
                        new OutOfStock(line("o3", 5), 5, 6),
                        new BatchQuantityChanged(LAMP, ref("B1"), 20, 9, 7));
    }

    @Test
    void a_small_late_line_stays_where_a_bigger_one_before_it_frees_enough() {
        Product product = allocated(5, 9, 2).load();

        change(product, "B1", 7, WHOLE);

        assertThat(held(product, "o1")).isEqualTo("5 of B1");
        assertThat(held(product, "o2")).isEmpty();
        assertThat(held(product, "o3")).isEqualTo("2 of B1");
    }

    @Test
    void as_many_of_the_earliest_stay_as_fit_into_what_is_freed_too_much() {
        Product product = allocated(3, 8, 2, 2, 2).load();

        change(product, "B1", 8, WHOLE);

        assertThat(held(product, "o1")).isEqualTo("3 of B1");
        assertThat(held(product, "o2")).isEmpty();
        assertThat(held(product, "o3")).isEqualTo("2 of B1");
        assertThat(held(product, "o4")).isEqualTo("2 of B1");
        assertThat(held(product, "o5")).isEmpty();
    }

    @Test
    void who_leaves_moves_to_another_batch_earliest_first_and_keeps_its_rank() {
        Ledger ledger = allocated(5, 5, 5);
        Product product = ledger.load();
        product.receive(inbound("B2", 5, 1));
        product.receive(inbound("B3", 5, 2));

        BatchChangeResult result = product.changeBatchQuantity(ref("B1"), 5, WHOLE, TODAY);

        assertThat(held(product, "o2")).isEqualTo("5 of B2");
        assertThat(held(product, "o3")).isEqualTo("5 of B3");
        assertThat(result.events()).allMatch(event -> event.sku().equals(LAMP));
        assertThat(result.events())
                .containsExactly(
                        new LineReallocated(line("o2", 5), ref("B1"), ref("B2"), 5, 7),
                        new LineReallocated(line("o3", 5), ref("B1"), ref("B3"), 5, 8),
                        new BatchQuantityChanged(LAMP, ref("B1"), 20, 5, 9));
        assertThat(product.allocationsOf(order("o2")).get(0).sequence()).isEqualTo(3);
    }

    @Test
    void nobody_who_leaves_comes_back_to_the_batch_that_shrank() {
        Product product = allocated(5, 5).load();

        change(product, "B1", 8, WHOLE);

        assertThat(held(product, "o2")).isEmpty();
        assertThat(product.batch(ref("B1")).orElseThrow().available()).isEqualTo(3);
    }

    @Test
    void a_line_that_may_be_split_gives_up_only_what_is_missing_and_keeps_the_rest() {
        Product product = allocated(5, 5).load();
        product.receive(inbound("B2", 1, 1));

        change(product, "B1", 7, SPLIT);

        assertThat(held(product, "o1")).isEqualTo("5 of B1");
        assertThat(held(product, "o2")).isEqualTo("2 of B1, 1 of B2");
        assertThat(product.events())
                .contains(
                        new LineReallocated(line("o2", 5), ref("B1"), ref("B2"), 1, 5),
                        new LineDeallocated(line("o2", 5), ref("B1"), 2, 6),
                        new OutOfStock(line("o2", 5), 2, 6));
    }

    @Test
    void a_line_that_may_be_split_moves_to_several_batches() {
        Product product = allocated(5, 5).load();
        product.receive(inbound("B2", 3, 1));
        product.receive(inbound("B3", 9, 2));
        change(product, "B3", 2, SPLIT);

        change(product, "B1", 5, SPLIT);

        assertThat(held(product, "o2")).isEqualTo("3 of B2, 2 of B3");
    }

    @Test
    void units_that_join_a_part_the_line_has_already_become_one_claim() {
        Ledger ledger = Ledger.with(onHand("B1", 4), inbound("B2", 9, 1));
        Product product = ledger.load();
        product.changeBatchQuantity(ref("B2"), 3, WHOLE, TODAY);
        product.allocate(line("o1", 6), SPLIT, TODAY);
        product.changeBatchQuantity(ref("B2"), 9, WHOLE, TODAY);

        change(product, "B1", 1, PARTIAL);

        assertThat(held(product, "o1")).isEqualTo("1 of B1, 5 of B2");
    }

    @Test
    void shipped_goods_neither_move_nor_may_the_batch_have_fewer_than_left() {
        Ledger ledger = allocated(5, 5);
        Product shipping = ledger.load();
        shipping.ship(order("o2"));
        ledger.store(shipping);
        Product product = ledger.load();

        assertThatThrownBy(() -> change(product, "B1", 4, WHOLE))
                .isInstanceOf(BatchConflictException.class)
                .hasMessage("batch B1 of SKU LAMP has shipped 5 units and cannot have only 4 in all");
        change(product, "B1", 5, WHOLE);

        assertThat(held(product, "o1")).isEmpty();
        assertThat(held(product, "o2")).isEqualTo("5 of B1");
    }

    @Test
    void lines_shipped_in_this_unit_of_work_do_not_move_either() {
        Product product = allocated(5, 5).load();
        product.ship(order("o2"));

        change(product, "B1", 5, WHOLE);

        assertThat(held(product, "o1")).isEmpty();
        assertThat(held(product, "o2")).isEqualTo("5 of B1");
    }

    @Test
    void lines_of_this_unit_of_work_count_together_with_the_stored_ones() {
        Product product = allocated(4, 4, 4).load();
        product.changeLineQuantity(order("o2"), 2, WHOLE, TODAY);
        product.allocate(line("o4", 4), WHOLE, TODAY);
        product.changeLineQuantity(order("o3"), 0, WHOLE, TODAY);

        change(product, "B1", 6, WHOLE);

        assertThat(held(product, "o1")).isEqualTo("4 of B1");
        assertThat(held(product, "o2")).isEqualTo("2 of B1");
        assertThat(held(product, "o4")).isEmpty();
    }

    @Test
    void the_history_is_read_in_pages_and_only_as_far_as_needed() {
        Ledger ledger = Ledger.with(onHand("B1", 350));
        for (int i = 1; i <= 350; i++) {
            ledger.allocate("o" + i, 1, WHOLE);
        }
        ledger.questions().clear();
        Product product = ledger.load();

        change(product, "B1", 200, WHOLE);

        assertThat(ledger.questions().stream().filter(question -> question.startsWith("latest")))
                .hasSize(2);
        assertThat(held(product, "o200")).isEqualTo("1 of B1");
        assertThat(held(product, "o201")).isEmpty();

        change(product, "B1", 0, WHOLE);
        assertThat(held(product, "o1")).isEmpty();
        ledger.store(product);
        assertThat(ledger.load().batch(ref("B1")).orElseThrow().allocated()).isZero();
    }

    @Test
    void a_withdrawn_batch_keeps_only_what_was_shipped() {
        Ledger ledger = allocated(5, 5);
        Product product = ledger.load();
        product.ship(order("o1"));

        BatchChangeResult result = product.withdraw(ref("B1"), WHOLE, TODAY);

        assertThat(result.batch().purchased()).isEqualTo(5);
        assertThat(result.events())
                .containsExactly(
                        new LineDeallocated(line("o2", 5), ref("B1"), 5, 5),
                        new OutOfStock(line("o2", 5), 5, 5),
                        new BatchWithdrawn(LAMP, ref("B1"), 20, 5, 6));
        assertThat(product.withdraw(ref("B1"), WHOLE, TODAY).events()).isEmpty();
        assertThat(product.openBatches()).isEmpty();
        assertThatThrownBy(() -> product.receive(onHand("B1", 20)))
                .as("does not come back by a late duplicate")
                .isInstanceOf(BatchConflictException.class);
    }

    @Test
    void an_eta_may_change_until_the_batch_arrives() {
        Product product = Ledger.with(inbound("B1", 5, 3)).load();

        assertThat(product.changeEta(ref("B1"), TODAY.plusDays(9)).events())
                .containsExactly(new BatchEtaChanged(LAMP, ref("B1"), TODAY.plusDays(3), TODAY.plusDays(9), 2));
        assertThat(product.changeEta(ref("B1"), TODAY.plusDays(9)).events()).isEmpty();
        assertThat(product.batch(ref("B1")).orElseThrow().eta()).isEqualTo(TODAY.plusDays(9));

        BatchChangeResult arrived = product.markArrived(ref("B1"));
        assertThat(arrived.events()).containsExactly(new BatchArrived(LAMP, ref("B1"), TODAY.plusDays(9), 3));
        assertThat(arrived.batch().isOnHand()).isTrue();
        assertThat(product.markArrived(ref("B1")).events()).isEmpty();
        assertThatThrownBy(() -> product.changeEta(ref("B1"), TODAY))
                .isInstanceOf(BatchConflictException.class)
                .hasMessage("batch B1 of SKU LAMP has arrived and can no longer be expected on 2026-03-01");
    }

    @Test
    void what_is_asked_of_an_unknown_batch_is_an_error() {
        Product product = Ledger.with(onHand("B1", 5)).load();

        assertThatThrownBy(() -> change(product, "B9", 1, WHOLE))
                .isInstanceOfSatisfying(UnknownBatchException.class, unknown -> {
                    assertThat(unknown.sku()).isEqualTo(LAMP);
                    assertThat(unknown.batch()).isEqualTo(ref("B9"));
                })
                .hasMessage("batch B9 of SKU LAMP is unknown; receive it first");
        assertThatThrownBy(() -> product.withdraw(ref("B9"), WHOLE, TODAY)).isInstanceOf(UnknownBatchException.class);
        assertThatThrownBy(() -> product.changeEta(ref("B9"), TODAY)).isInstanceOf(UnknownBatchException.class);
        assertThatThrownBy(() -> product.markArrived(ref("B9"))).isInstanceOf(UnknownBatchException.class);
        assertThatThrownBy(() -> change(product, "B1", -1, WHOLE)).isInstanceOf(InvalidValueException.class);
        assertThat(product.events()).isEmpty();
    }
}
