package io.allocation.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.allocation.domain.Allocation;
import io.allocation.domain.Batch;
import io.allocation.domain.OrderLine;
import io.allocation.domain.Product;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * What every {@link io.allocation.domain.ProductHistory} must find: used-up batches, what an order holds, and a batch's
 * allocations, latest first, page by page. Asks through the product, as the library does. Part of
 * {@link StoreContract}.
 */
public abstract class ProductHistoryContract extends StoreTestCase {

    /** For subclasses. */
    protected ProductHistoryContract() {}

    @Test
    void a_used_up_batch_is_found_with_every_field() {
        commit(LAMP, product -> {
            product.receive(Batch.inbound(LAMP, batch("B1"), 10, TOMORROW).expiring(NEXT_WEEK));
            allocate(product, "order-1", 10);
        });
        assertThat(storedBatch(LAMP, "B1"))
                .get()
                .usingRecursiveComparison()
                .isEqualTo(new Batch(LAMP, batch("B1"), 10, 10, 0, TOMORROW, NEXT_WEEK, null, 1));
    }

    @Test
    void a_withdrawn_batch_is_found_empty() {
        commit(LAMP, product -> {
            receive(product, "B1", 10);
            product.withdraw(batch("B1"), WHOLE, TODAY);
        });
        assertThat(storedBatch(LAMP, "B1"))
                .get()
                .usingRecursiveComparison()
                .isEqualTo(new Batch(LAMP, batch("B1"), 0, 0, 0, null, null, null, 1));
    }

    @Test
    void an_unknown_batch_is_not_found() {
        commit(LAMP, product -> receive(product, "B1", 10));
        commit(CHAIR, product -> receive(product, "B2", 10));
        assertThat(storedBatch(LAMP, "B2")).isEmpty();
    }

    @Test
    void an_order_that_holds_nothing_has_no_allocations() {
        commit(LAMP, product -> {
            receive(product, "B1", 10);
            allocate(product, "cancelled", 2);
            product.changeLineQuantity(order("cancelled"), 0, WHOLE, TODAY);
        });
        assertThat(storedAllocations(LAMP, "unknown")).isEmpty();
        assertThat(storedAllocations(LAMP, "cancelled")).isEmpty();
    }

    @Test
    void an_order_holds_what_has_left_too() {
        commit(LAMP, product -> {
            receive(product, "B1", 10);
            allocate(product, "order-1", 10);
        });
        commit(LAMP, product -> product.ship(order("order-1")));
        assertThat(storedAllocations(LAMP, "order-1"))
                .singleElement()
                .extracting(Allocation::quantity, Allocation::shipped)
                .containsExactly(10L, true);
    }

    /** Received in an order that is neither that of their names nor that of their quantities. */
    @Test
    void the_parts_of_a_split_line_are_listed_in_the_order_in_which_they_were_taken() {
        commit(LAMP, product -> {
            receive(product, "Z", 5);
            receive(product, "A", 7);
            receive(product, "M", 6);
            allocateSplit(product, "order-1", 15);
        });
        assertThat(claims(storedAllocations(LAMP, "order-1"))).containsExactly("Z: 5", "A: 7", "M: 3");
    }

    /** A part that moves keeps its rank, so that two parts of a line may have the same; batch references decide. */
    @Test
    void parts_of_the_same_rank_are_listed_by_batch() {
        commit(LAMP, product -> {
            receive(product, "Z", 9);
            receive(product, "a", 9);
            receive(product, "M", 9);
            allocateSplit(product, "order-1", 9);
            product.changeBatchQuantity(batch("Z"), 6, SPLIT, TODAY);
            product.changeBatchQuantity(batch("a"), 0, SPLIT, TODAY);
            product.changeBatchQuantity(batch("Z"), 3, SPLIT, TODAY);
            receive(product, "b", 9);
            product.changeBatchQuantity(batch("M"), 4, SPLIT, TODAY);
        });
        assertThat(storedAllocations(LAMP, "order-1"))
                .extracting(Allocation::sequence)
                .containsOnly(4L);
        assertThat(claims(storedAllocations(LAMP, "order-1"))).containsExactly("M: 4", "Z: 3", "b: 2");
    }

    private static void allocateSplit(Product product, String order, long quantity) {
        product.allocate(new OrderLine(order(order), product.sku(), quantity), SPLIT, TODAY);
    }

    /** Several hundred lines, so that they do not come in one page. */
    @Test
    void a_shrinking_batch_unseats_the_latest_of_many_lines() {
        commit(LAMP, product -> {
            receive(product, "B1", 300);
            IntStream.range(0, 250).forEach(i -> allocate(product, "order-" + i, 1));
        });
        commit(LAMP, product -> product.changeBatchQuantity(batch("B1"), 20, WHOLE, TODAY));
        assertThat(holders(250)).isEqualTo(range(0, 20));
    }

    @Test
    void goods_that_have_left_are_passed_over_when_lines_have_to_leave() {
        commit(LAMP, product -> {
            receive(product, "B1", 130);
            IntStream.range(0, 130).forEach(i -> allocate(product, "order-" + i, 1));
            IntStream.range(10, 130).forEach(i -> product.ship(order("order-" + i)));
        });
        commit(LAMP, product -> product.changeBatchQuantity(batch("B1"), 124, WHOLE, TODAY));
        assertThat(holders(130))
                .isEqualTo(IntStream.concat(IntStream.range(0, 4), IntStream.range(10, 130))
                        .boxed()
                        .toList());
    }

    @Test
    void lines_that_were_cancelled_are_passed_over_when_lines_have_to_leave() {
        commit(LAMP, product -> {
            receive(product, "B1", 10);
            IntStream.range(0, 5).forEach(i -> allocate(product, "order-" + i, 2));
        });
        commit(LAMP, product -> product.changeLineQuantity(order("order-4"), 0, WHOLE, TODAY));
        commit(LAMP, product -> product.changeBatchQuantity(batch("B1"), 4, WHOLE, TODAY));
        assertThat(holders(5)).isEqualTo(range(0, 2));
    }

    @Test
    void lines_that_moved_away_are_passed_over_when_lines_have_to_leave() {
        commit(LAMP, product -> {
            receive(product, "B1", 10);
            IntStream.range(0, 5).forEach(i -> allocate(product, "order-" + i, 2));
            receive(product, "B2", 2);
        });
        commit(LAMP, product -> product.changeBatchQuantity(batch("B1"), 8, WHOLE, TODAY));
        commit(LAMP, product -> product.changeBatchQuantity(batch("B1"), 4, WHOLE, TODAY));
        assertThat(holders(5)).containsExactly(0, 1, 4);
    }

    @Test
    void lines_leave_with_what_they_hold_now() {
        commit(LAMP, product -> {
            receive(product, "B1", 10);
            allocate(product, "order-0", 4);
            allocate(product, "order-1", 4);
        });
        commit(LAMP, product -> product.changeLineQuantity(order("order-1"), 1, WHOLE, TODAY));
        commit(LAMP, product -> product.changeBatchQuantity(batch("B1"), 3, WHOLE, TODAY));
        assertThat(holders(2)).containsExactly(1);
    }

    @Test
    void lines_that_moved_keep_their_rank_among_many() {
        commit(LAMP, product -> {
            receive(product, "B1", 240);
            IntStream.range(0, 240).forEach(i -> allocate(product, "order-" + i, 1));
            receive(product, "B2", 245);
            IntStream.range(240, 245).forEach(i -> allocate(product, "order-" + i, 1));
        });
        commit(LAMP, product -> product.changeBatchQuantity(batch("B1"), 0, WHOLE, TODAY));
        commit(LAMP, product -> product.changeBatchQuantity(batch("B2"), 60, WHOLE, TODAY));
        assertThat(holders(245)).isEqualTo(range(0, 60));
    }

    @Test
    void what_happened_in_this_unit_of_work_counts_among_many_stored_lines() {
        commit(LAMP, product -> {
            receive(product, "B1", 250);
            IntStream.range(0, 240).forEach(i -> allocate(product, "order-" + i, 1));
        });
        commit(LAMP, product -> {
            IntStream.range(100, 230).forEach(i -> product.changeLineQuantity(order("order-" + i), 0, WHOLE, TODAY));
            IntStream.range(240, 250).forEach(i -> allocate(product, "order-" + i, 1));
            product.changeBatchQuantity(batch("B1"), 50, WHOLE, TODAY);
        });
        assertThat(holders(250)).isEqualTo(range(0, 50));
    }

    private static List<Integer> range(int from, int to) {
        return IntStream.range(from, to).boxed().toList();
    }

    /** Which of "order-0", "order-1", ... hold something. */
    private List<Integer> holders(int orders) {
        return stored(
                LAMP,
                product -> IntStream.range(0, orders)
                        .filter(i -> !product.allocationsOf(order("order-" + i)).isEmpty())
                        .boxed()
                        .toList());
    }

    @Test
    void a_batch_used_up_long_ago_can_still_change() {
        commit(LAMP, product -> {
            receive(product, "B1", 10);
            allocate(product, "order-1", 10);
        });
        commit(LAMP, product -> product.changeBatchQuantity(batch("B1"), 11, WHOLE, TODAY));
        assertThat(numbers(storedOpenBatches(LAMP))).containsExactly("B1: 10 of 11");
        assertThat(storedBatch(LAMP, "B1")).map(Batch::available).contains(1L);
    }
}
