package io.allocation.domain;

import static io.allocation.domain.Ledger.LAMP;
import static io.allocation.domain.Ledger.TODAY;
import static io.allocation.domain.Ledger.line;
import static io.allocation.domain.Ledger.onHand;
import static io.allocation.domain.Ledger.order;
import static io.allocation.domain.Ledger.ref;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesTest {

    @ParameterizedTest
    @ValueSource(strings = {"A", " leading and trailing ", "Ünïcödé", "\uD83D\uDECB", "' OR 1=1 --", "a/b", "\u00a0"})
    void any_printable_text_is_an_identifier_and_stays_as_it_is(String text) {
        assertThat(new Sku(text).value()).isEqualTo(text);
        assertThat(new Sku(text)).hasToString(text).isEqualTo(new Sku(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u2003 ", "a\u0000b", "a\nb", "\uD83D", "\uD83Dx", "\uDECB\uD83D", "\u0085"})
    void text_that_some_store_would_change_or_refuse_is_no_identifier(String text) {
        assertThatThrownBy(() -> new Sku(text))
                .isInstanceOfSatisfying(
                        InvalidValueException.class,
                        invalid -> assertThat(invalid.field()).isEqualTo("sku"));
    }

    @Test
    void a_check_hands_back_what_it_checked() {
        assertThat(Require.identifier("name", "x")).isEqualTo("x");
        assertThat(Require.present("name", LAMP)).isSameAs(LAMP);
        assertThat(new Warehouse("LEEDS")).hasToString("LEEDS");
        assertThat(AllocationPolicy.standard().fill()).isEqualTo(Fill.WHOLE);
    }

    @Test
    void an_identifier_has_at_most_255_characters() {
        assertThat(new OrderId("x".repeat(255)).value()).hasSize(255);
        assertThatThrownBy(() -> new OrderId("x".repeat(256)))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("orderId must have at most 255 characters, but was \"" + "x".repeat(60)
                        + "… (256 characters)\"");
    }

    @Test
    void a_message_shows_no_control_characters_and_keeps_short_text_whole() {
        assertThatThrownBy(() -> new BatchReference("a\u0007\uD83D"))
                .hasMessage(
                        "reference must have no control characters or broken surrogate pairs, but was \"a\uFFFD\uFFFD\"");
        assertThatThrownBy(() -> new Warehouse("x".repeat(59) + "\n"))
                .hasMessage("warehouse must have no control characters or broken surrogate pairs, but was \""
                        + "x".repeat(59) + "\uFFFD\"");
    }

    @Test
    @SuppressWarnings("NullAway") // callers without null checks exist
    void what_is_missing_is_named() {
        assertThatThrownBy(() -> new Sku(null)).hasMessage("sku is required, but was null");
        assertThatThrownBy(() -> new OrderId(null)).hasMessageStartingWith("orderId is required");
        assertThatThrownBy(() -> new BatchReference(null)).hasMessageStartingWith("reference is required");
        assertThatThrownBy(() -> new OrderLine(null, LAMP, 1)).hasMessageStartingWith("orderId is required");
        assertThatThrownBy(() -> new OrderLine(order("o"), null, 1)).hasMessageStartingWith("sku is required");
        assertThatThrownBy(() -> Batch.onHand(null, ref("B"), 1)).hasMessageStartingWith("sku is required");
        assertThatThrownBy(() -> Batch.onHand(LAMP, null, 1)).hasMessageStartingWith("reference is required");
        assertThatThrownBy(() -> Batch.inbound(LAMP, ref("B"), 1, null)).hasMessageStartingWith("eta is required");
        assertThatThrownBy(() -> onHand("B", 1).expiring(null)).hasMessageStartingWith("expiry is required");
        assertThatThrownBy(() -> onHand("B", 1).keptAt(null)).hasMessageStartingWith("warehouse is required");
        assertThatThrownBy(() -> new Allocation(null, ref("B"), 1, 1, false))
                .hasMessageStartingWith("line is required");
        assertThatThrownBy(() -> new Allocation(line("o", 1), null, 1, 1, false))
                .hasMessageStartingWith("batch is required");
        assertThatThrownBy(() -> new AllocationPolicy(null, Fill.WHOLE))
                .hasMessageStartingWith("preference is required");
        assertThatThrownBy(() -> new AllocationPolicy(Preference.standard(), null))
                .hasMessageStartingWith("fill is required");
        assertThatThrownBy(() -> Preference.standard().where(null)).hasMessageStartingWith("eligible is required");
        assertThatThrownBy(() -> Product.create(null)).hasMessageStartingWith("sku is required");
        Product product = Product.create(LAMP);
        AllocationPolicy policy = AllocationPolicy.standard();
        assertThatThrownBy(() -> product.allocate(null, policy, TODAY)).hasMessageStartingWith("line is required");
        assertThatThrownBy(() -> product.allocate(line("o", 1), null, TODAY))
                .hasMessageStartingWith("policy is required");
        assertThatThrownBy(() -> product.allocate(line("o", 1), policy, null))
                .hasMessageStartingWith("today is required");
        assertThatThrownBy(() -> product.changeLineQuantity(null, 1, policy, TODAY))
                .hasMessageStartingWith("orderId is required");
        assertThatThrownBy(() -> product.ship(null)).hasMessageStartingWith("orderId is required");
        assertThatThrownBy(() -> product.receive(null)).hasMessageStartingWith("batch is required");
        assertThatThrownBy(() -> product.markArrived(null)).hasMessageStartingWith("reference is required");
        assertThatThrownBy(() -> product.batch(null)).hasMessageStartingWith("reference is required");
        assertThatThrownBy(() -> product.allocationsOf(null)).hasMessageStartingWith("orderId is required");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, Long.MIN_VALUE})
    void quantities_are_positive(long quantity) {
        assertThatThrownBy(() -> OrderLine.of("o", "LAMP", quantity))
                .hasMessage("quantity must be positive, but was " + quantity);
        assertThatThrownBy(() -> onHand("B", quantity)).hasMessage("quantity must be positive, but was " + quantity);
        assertThatThrownBy(() -> new Allocation(line("o", 1), ref("B"), quantity, 1, false))
                .hasMessage("quantity must be positive, but was " + quantity);
    }

    @Test
    void an_allocation_is_at_most_what_is_ordered() {
        assertThat(new Allocation(line("o", 2), ref("B"), 2, 1, false).quantity())
                .isEqualTo(2);
        assertThatThrownBy(() -> new Allocation(line("o", 2), ref("B"), 3, 1, false))
                .hasMessage("quantity must be at most the ordered 2, but was 3");
    }

    @Test
    void a_batch_never_has_more_allocated_than_purchased_or_more_shipped_than_allocated() {
        assertThat(batch(3, 3, 3).available()).isZero();
        assertThat(batch(0, 0, 0).isOpen()).isFalse();
        assertThatThrownBy(() -> batch(-1, 0, 0)).hasMessage("purchased must not be negative, but was -1");
        assertThatThrownBy(() -> batch(3, 4, 0)).hasMessage("allocated must be 0 to 3, but was 4");
        assertThatThrownBy(() -> batch(3, -1, 0)).hasMessage("allocated must be 0 to 3, but was -1");
        assertThatThrownBy(() -> batch(3, 2, 3)).hasMessage("shipped must be 0 to 2, but was 3");
        assertThatThrownBy(() -> batch(3, 2, -1)).hasMessage("shipped must be 0 to 2, but was -1");
    }

    private static Batch batch(long purchased, long allocated, long shipped) {
        return new Batch(LAMP, ref("B"), purchased, allocated, shipped, null, null, null, 0);
    }

    @Test
    void entities_are_equal_by_identity_whatever_their_numbers() {
        assertThat(onHand("B", 1)).isEqualTo(onHand("B", 2)).hasSameHashCodeAs(onHand("B", 2));
        assertThat(onHand("B", 1)).isNotEqualTo(onHand("C", 1)).isNotEqualTo(Batch.onHand(new Sku("X"), ref("B"), 1));
        Product lamp = Ledger.with(onHand("B", 1)).load();
        assertThat(lamp).isEqualTo(Product.create(LAMP)).hasSameHashCodeAs(Product.create(LAMP));
        assertThat(lamp).isNotEqualTo(Product.create(new Sku("X"))).isNotEqualTo(LAMP);
        assertThat(lamp.toString()).contains("LAMP", "version 1", "B");
        assertThat(onHand("B", 1).hashCode()).isNotEqualTo(onHand("C", 1).hashCode());
        assertThat(lamp.hashCode()).isNotEqualTo(Product.create(new Sku("X")).hashCode());
    }

    @Test
    void identifiers_are_ordered_by_their_text() {
        assertThat(new Sku("A")).isLessThan(new Sku("B"));
        assertThat(order("b")).isGreaterThan(order("a"));
        assertThat(ref("a")).isEqualByComparingTo(ref("a")).isGreaterThan(ref("A"));
        assertThat(new Warehouse("A")).isLessThan(new Warehouse("a"));
    }

    @Test
    void a_batch_may_be_used_up_to_and_including_its_last_day() {
        Batch batch = onHand("B", 1).expiring(TODAY);

        assertThat(batch.isExpired(TODAY)).isFalse();
        assertThat(batch.isExpired(TODAY.plusDays(1))).isTrue();
        assertThat(onHand("B", 1).isExpired(TODAY)).isFalse();
    }

    @Test
    void answers_and_views_cannot_be_changed_by_who_gets_them() {
        Product product = Ledger.with(onHand("B", 5)).load();
        List<Allocation> allocations =
                ((AllocationResult.Allocated) product.allocate(line("o", 1), Ledger.WHOLE, TODAY)).allocations();

        assertThatThrownBy(allocations::clear).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(product.events()::clear).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(product.openBatches()::clear).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(product.allocationsOf(order("o"))::clear).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void a_product_nobody_knows_has_no_history() {
        assertThat(ProductHistory.NONE.batch(ref("B"))).isEmpty();
        assertThat(ProductHistory.NONE.allocationsOf(order("o"))).isEmpty();
        assertThat(ProductHistory.NONE.latestAllocations(ref("B"), 1, 1)).isEmpty();
    }

    @Test
    void an_unknown_sku_is_named() {
        UnknownSkuException unknown = new UnknownSkuException(LAMP);

        assertThat(unknown).hasMessage("SKU LAMP is unknown; receive a batch of it first");
        assertThat(unknown.sku()).isEqualTo(LAMP);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0001-01-01", "9999-12-31"})
    void the_years_1_to_9999_can_be_stored(String day) {
        LocalDate eta = LocalDate.parse(day);
        assertThat(Batch.inbound(LAMP, ref("B"), 1, eta).expiring(eta).eta()).isEqualTo(eta);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0000-12-31", "+10000-01-01", "-0001-01-01", "+999999999-12-31", "-999999999-01-01"})
    void days_that_some_store_cannot_carry_are_refused(String day) {
        LocalDate beyond = LocalDate.parse(day);
        assertThatThrownBy(() -> Batch.inbound(LAMP, ref("B"), 1, beyond))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("eta must lie in the years 1 to 9999, but was " + day);
        assertThatThrownBy(() -> onHand("B", 1).expiring(beyond)).hasMessageStartingWith("expiry must lie in");
        Product product = Product.create(LAMP);
        product.receive(Batch.inbound(LAMP, ref("B"), 1, TODAY));
        assertThatThrownBy(() -> product.changeEta(ref("B"), beyond)).hasMessageStartingWith("eta must lie in");
    }
}
