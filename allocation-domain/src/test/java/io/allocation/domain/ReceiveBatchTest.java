package io.allocation.domain;

import static io.allocation.domain.Ledger.LAMP;
import static io.allocation.domain.Ledger.TODAY;
import static io.allocation.domain.Ledger.WHOLE;
import static io.allocation.domain.Ledger.inbound;
import static io.allocation.domain.Ledger.line;
import static io.allocation.domain.Ledger.onHand;
import static io.allocation.domain.Ledger.ref;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReceiveBatchTest {

    private static final Warehouse LEEDS = new Warehouse("LEEDS");

    @Test
    void a_batch_becomes_available() {
        Product product = Product.create(LAMP);

        BatchChangeResult result = product.receive(
                inbound("B1", 10, 3).expiring(TODAY.plusYears(1)).keptAt(LEEDS));

        BatchReceived received =
                new BatchReceived(LAMP, ref("B1"), 10, TODAY.plusDays(3), TODAY.plusYears(1), LEEDS, 1);
        assertThat(result.events()).isEqualTo(List.of(received)).isEqualTo(product.events());
        assertThat(result.batch())
                .usingRecursiveComparison()
                .isEqualTo(new Batch(LAMP, ref("B1"), 10, 0, 0, TODAY.plusDays(3), TODAY.plusYears(1), LEEDS, 1));
        assertThat(product.openBatches()).containsExactly(result.batch());
        assertThat(product.version()).isEqualTo(1);
        assertThat(product.storedVersion()).isZero();
    }

    @Test
    void the_same_batch_again_changes_nothing_open_or_used_up() {
        Ledger ledger = Ledger.with(onHand("B1", 10));

        assertThat(ledger.load().receive(onHand("B1", 10)).events()).isEmpty();
        ledger.allocate("o1", 10, WHOLE);
        BatchChangeResult again = ledger.load().receive(onHand("B1", 10));

        assertThat(again.events()).isEmpty();
        assertThat(again.batch().allocated()).isEqualTo(10);
    }

    @Test
    void the_same_batch_with_other_content_is_an_error_that_names_both() {
        Product product = Ledger.with(inbound("B1", 10, 1)).load();

        assertThatThrownBy(() -> product.receive(onHand("B1", 12)))
                .isInstanceOfSatisfying(BatchConflictException.class, conflict -> {
                    assertThat(conflict.sku()).isEqualTo(LAMP);
                    assertThat(conflict.batch()).isEqualTo(ref("B1"));
                })
                .hasMessage("batch B1 of SKU LAMP is known as 10 units, ETA 2026-03-02, expiry none, warehouse none,"
                        + " but was received again as 12 units, ETA none, expiry none, warehouse none;"
                        + " to correct it, change its quantity or ETA");
        assertThatThrownBy(() -> product.receive(inbound("B1", 10, 2))).isInstanceOf(BatchConflictException.class);
        assertThatThrownBy(() -> product.receive(inbound("B1", 10, 1).expiring(TODAY)))
                .isInstanceOf(BatchConflictException.class);
        assertThatThrownBy(() -> product.receive(inbound("B1", 10, 1).keptAt(LEEDS)))
                .isInstanceOf(BatchConflictException.class);
        assertThatThrownBy(() -> product.receive(inbound("B1", 11, 1))).isInstanceOf(BatchConflictException.class);
        assertThat(product.events()).isEmpty();
    }

    @Test
    void a_batch_must_be_of_this_product_and_untouched_and_not_empty() {
        Product product = Product.create(LAMP);

        assertThatThrownBy(() -> product.receive(Batch.onHand(new Sku("CHAIR"), ref("B1"), 1)))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("sku");
        assertThatThrownBy(() -> product.receive(new Batch(LAMP, ref("B1"), 5, 1, 0, null, null, null, 0)))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("allocated must be 0 when a batch is received, but was 1");
        assertThatThrownBy(() -> product.receive(new Batch(LAMP, ref("B1"), 0, 0, 0, null, null, null, 0)))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("quantity must be positive, but was 0");
        assertThat(product.events()).isEmpty();
    }

    @Test
    void batches_alike_are_used_in_the_order_in_which_they_were_received() {
        Product product = Ledger.with(onHand("Z", 1), onHand("A", 1)).load();

        product.allocate(line("o1", 1), WHOLE, TODAY);

        assertThat(product.openBatches()).containsExactly(onHand("A", 1));
    }
}
