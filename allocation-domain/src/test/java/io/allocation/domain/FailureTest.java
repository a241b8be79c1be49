package io.allocation.domain;

import static io.allocation.domain.Ledger.TODAY;
import static io.allocation.domain.Ledger.WHOLE;
import static io.allocation.domain.Ledger.line;
import static io.allocation.domain.Ledger.onHand;
import static io.allocation.domain.Ledger.order;
import static io.allocation.domain.Ledger.ref;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What becomes of a product when something that it calls fails. */
class FailureTest {

    /** A product whose batch B1 of 20 units holds the lines o1, o2 … */
    private static Product holding(long... quantities) {
        Ledger ledger = Ledger.with(onHand("B1", 20));
        for (int i = 0; i < quantities.length; i++) {
            ledger.allocate("o" + (i + 1), quantities[i], WHOLE);
        }
        return ledger.load();
    }

    @Test
    void a_product_that_a_failure_left_half_changed_can_never_be_stored() {
        Product product = holding(4, 4);
        product.receive(onHand("B2", 8));
        AtomicInteger calls = new AtomicInteger();
        Preference failing = Preference.standard().where((batch, today) -> {
            if (calls.incrementAndGet() > 1) {
                throw new IllegalArgumentException("failed");
            }
            return true;
        });

        assertThatThrownBy(() -> product.withdraw(ref("B1"), new AllocationPolicy(failing, Fill.WHOLE), TODAY))
                .hasMessage("failed");

        assertThatThrownBy(product::events)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("product LAMP was left half changed by a failure;"
                        + " give this unit of work up and begin another one");
        assertThatThrownBy(product::version).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> product.ship(order("o1"))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_failure_before_the_first_change_leaves_the_product_as_it_was() {
        Product product = holding(4);
        Preference failing = Preference.standard().where((batch, today) -> {
            throw new IllegalArgumentException("failed");
        });

        assertThatThrownBy(() -> product.allocate(line("o2", 1), new AllocationPolicy(failing, Fill.WHOLE), TODAY))
                .hasMessage("failed");

        assertThat(product.events()).isEmpty();
        assertThat(product.allocate(line("o2", 1), WHOLE, TODAY)).isInstanceOf(AllocationResult.Allocated.class);
    }
}
