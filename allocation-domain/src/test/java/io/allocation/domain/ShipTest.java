package io.allocation.domain;

import static io.allocation.domain.Ledger.LAMP;
import static io.allocation.domain.Ledger.PARTIAL;
import static io.allocation.domain.Ledger.SPLIT;
import static io.allocation.domain.Ledger.TODAY;
import static io.allocation.domain.Ledger.WHOLE;
import static io.allocation.domain.Ledger.inbound;
import static io.allocation.domain.Ledger.line;
import static io.allocation.domain.Ledger.onHand;
import static io.allocation.domain.Ledger.order;
import static io.allocation.domain.Ledger.ref;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ShipTest {

    @Test
    void shipping_ends_the_claim_and_the_stock_with_it() {
        Ledger ledger = Ledger.with(onHand("B1", 10));
        ledger.allocate("o1", 4, WHOLE);
        Product product = ledger.load();

        ShipmentResult result = product.ship(order("o1"));

        Allocation shipped = new Allocation(line("o1", 4), ref("B1"), 4, 2, true);
        assertThat(result).isEqualTo(new ShipmentResult.Shipped(List.of(shipped)));
        assertThat(product.events()).containsExactly(new LineShipped(line("o1", 4), ref("B1"), 4, 3));
        Batch batch = product.batch(ref("B1")).orElseThrow();
        assertThat(batch.shipped()).isEqualTo(4);
        assertThat(batch.allocated()).isEqualTo(4);
        assertThat(batch.available()).isEqualTo(6);
    }

    @Test
    void a_split_line_leaves_from_all_its_batches() {
        Ledger ledger = Ledger.with(onHand("B1", 3), onHand("B2", 3));
        ledger.allocate("o1", 5, SPLIT);
        Product product = ledger.load();

        assertThat(product.ship(order("o1")).allocations()).hasSize(2).allMatch(Allocation::shipped);
        assertThat(product.batch(ref("B2")).orElseThrow().shipped()).isEqualTo(2);
    }

    @Test
    void a_line_that_is_short_ships_what_it_holds() {
        Ledger ledger = Ledger.with(onHand("B1", 3));
        ledger.allocate("o1", 5, PARTIAL);
        Product product = ledger.load();

        assertThat(product.ship(order("o1"))).isInstanceOf(ShipmentResult.Shipped.class);
        assertThat(product.batch(ref("B1")).orElseThrow().shipped()).isEqualTo(3);
    }

    @Test
    void the_quantity_of_a_line_that_shipped_short_may_be_stated_again() {
        Ledger ledger = Ledger.with(onHand("B1", 3));
        ledger.allocate("o1", 5, PARTIAL);
        Product product = ledger.load();
        product.ship(order("o1"));

        assertThat(product.changeLineQuantity(order("o1"), 5, PARTIAL, TODAY))
                .isInstanceOf(LineChangeResult.Unchanged.class);
        assertThatThrownBy(() -> product.changeLineQuantity(order("o1"), 3, PARTIAL, TODAY))
                .isInstanceOf(LineConflictException.class);
    }

    @Test
    void shipping_and_allocating_again_after_shipping_change_nothing() {
        Ledger ledger = Ledger.with(onHand("B1", 10));
        ledger.allocate("o1", 4, WHOLE);
        Product shipping = ledger.load();
        shipping.ship(order("o1"));
        ledger.store(shipping);
        Product product = ledger.load();

        assertThat(product.ship(order("o1")))
                .isEqualTo(new ShipmentResult.AlreadyShipped(product.allocationsOf(order("o1"))));
        assertThat(product.allocate(line("o1", 4), WHOLE, TODAY)).isInstanceOf(AllocationResult.AlreadyAllocated.class);
        assertThat(product.events()).isEmpty();
    }

    @Test
    void what_has_not_arrived_cannot_leave_and_nothing_of_the_line_does() {
        Ledger ledger = Ledger.with(onHand("B1", 3), inbound("B2", 3, 5));
        ledger.allocate("o1", 5, SPLIT);
        Product product = ledger.load();

        assertThatThrownBy(() -> product.ship(order("o1")))
                .isInstanceOf(BatchConflictException.class)
                .hasMessage("batch B2 of SKU LAMP is expected on 2026-03-06 and cannot serve order o1 yet;"
                        + " mark it arrived first");
        assertThat(product.events()).isEmpty();

        product.markArrived(ref("B2"));
        assertThat(product.ship(order("o1"))).isInstanceOf(ShipmentResult.Shipped.class);
    }

    @Test
    void an_order_that_holds_nothing_cannot_be_shipped() {
        Product product = Ledger.with(onHand("B1", 3)).load();

        assertThatThrownBy(() -> product.ship(order("o1")))
                .isInstanceOfSatisfying(UnknownLineException.class, unknown -> {
                    assertThat(unknown.sku()).isEqualTo(LAMP);
                    assertThat(unknown.orderId()).isEqualTo(order("o1"));
                })
                .hasMessage("order o1 holds nothing of SKU LAMP; allocate the line first");
    }
}
