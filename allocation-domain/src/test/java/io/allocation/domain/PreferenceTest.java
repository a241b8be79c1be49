package io.allocation.domain;

import static io.allocation.domain.Ledger.LAMP;
import static io.allocation.domain.Ledger.TODAY;
import static io.allocation.domain.Ledger.inbound;
import static io.allocation.domain.Ledger.onHand;
import static io.allocation.domain.Ledger.ref;
import static io.allocation.domain.Preference.earliestEta;
import static io.allocation.domain.Preference.earliestExpiry;
import static io.allocation.domain.Preference.inStockFirst;
import static io.allocation.domain.Preference.warehouses;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class PreferenceTest {

    private static final Warehouse LEEDS = new Warehouse("LEEDS");
    private static final Warehouse YORK = new Warehouse("YORK");

    private static List<String> sorted(Preference preference, Batch... batches) {
        List<Batch> reversed = new ArrayList<>(List.of(batches));
        Collections.reverse(reversed);
        return reversed.stream()
                .filter(batch -> preference.isEligible(batch, TODAY))
                .sorted(preference.order())
                .map(batch -> batch.reference().value())
                .toList();
    }

    @Test
    void by_default_stock_on_hand_comes_first_then_the_earliest_eta() {
        assertThat(sorted(Preference.standard(), onHand("HERE", 1), inbound("SOON", 1, 1), inbound("LATE", 1, 2)))
                .containsExactly("HERE", "SOON", "LATE");
    }

    @Test
    void a_shipment_that_is_overdue_is_still_no_stock_on_hand() {
        assertThat(sorted(Preference.standard(), onHand("HERE", 1), inbound("OVERDUE", 1, -5)))
                .containsExactly("HERE", "OVERDUE");
        assertThat(sorted(Preference.by(inStockFirst()), onHand("Z HERE", 1), inbound("OVERDUE", 1, -5)))
                .containsExactly("Z HERE", "OVERDUE");
    }

    @Test
    void first_expired_first_out_is_a_one_line_composition() {
        assertThat(sorted(
                        Preference.by(earliestExpiry()),
                        inbound("NEXT WEEK", 1, 1).expiring(TODAY.plusWeeks(1)),
                        onHand("NEXT MONTH", 1).expiring(TODAY.plusMonths(1)),
                        onHand("KEEPS", 1)))
                .containsExactly("NEXT WEEK", "NEXT MONTH", "KEEPS");
    }

    @Test
    void the_order_of_warehouses_is_a_one_line_composition() {
        assertThat(sorted(
                        Preference.by(warehouses(YORK, LEEDS), inStockFirst(), earliestEta()),
                        onHand("HERE IN YORK", 1).keptAt(YORK),
                        inbound("SOON IN YORK", 1, 1).keptAt(YORK),
                        onHand("HERE IN LEEDS", 1).keptAt(LEEDS),
                        onHand("ELSEWHERE", 1).keptAt(new Warehouse("HULL")),
                        inbound("NOWHERE", 1, 1)))
                .containsExactly("HERE IN YORK", "SOON IN YORK", "HERE IN LEEDS", "ELSEWHERE", "NOWHERE");
    }

    @Test
    void an_expired_batch_is_not_eligible() {
        Batch expired = onHand("B", 1).expiring(TODAY.minusDays(1));

        assertThat(Preference.by().isEligible(expired, TODAY)).isFalse();
        assertThat(Preference.standard().where((batch, today) -> true).isEligible(expired, TODAY))
                .isFalse();
    }

    @Test
    void conditions_add_up() {
        Preference here = Preference.standard().where((batch, today) -> batch.isOnHand());
        Preference hereInYork = here.where((batch, today) -> YORK.equals(batch.warehouse()));

        assertThat(sorted(here, onHand("HERE", 1), inbound("SOON", 1, 1))).containsExactly("HERE");
        assertThat(sorted(
                        hereInYork,
                        onHand("HERE", 1),
                        onHand("YORK", 1).keptAt(YORK),
                        inbound("SOON", 1, 1).keptAt(YORK)))
                .containsExactly("YORK");
    }

    @Test
    void what_the_criteria_leave_equal_goes_by_who_was_received_first_then_by_reference() {
        assertThat(sorted(Preference.by(), received("Z", 1), received("A", 2), received("B", 2)))
                .containsExactly("Z", "A", "B");
        assertThat(sorted(Preference.by(earliestEta()), received("Z", 1), received("A", 2), received("B", 2)))
                .containsExactly("Z", "A", "B");
    }

    private static Batch received(String reference, long rank) {
        return new Batch(LAMP, ref(reference), 1, 0, 0, null, null, null, rank);
    }

    @Property
    void the_answer_does_not_depend_on_the_order_in_which_batches_are_loaded(
            @ForAll @Size(min = 1, max = 8) List<@IntRange(min = -1, max = 3) Integer> days, @ForAll long seed) {
        List<Batch> batches = new ArrayList<>();
        for (int i = 0; i < days.size(); i++) {
            batches.add(days.get(i) < 0 ? onHand("B" + i, 1) : inbound("B" + i, 1, days.get(i)));
        }
        List<Batch> shuffled = new ArrayList<>(batches);
        Collections.shuffle(shuffled, new java.util.Random(seed));

        assertThat(firstChoice(shuffled)).isEqualTo(firstChoice(batches));
    }

    private static List<Allocation> firstChoice(List<Batch> batches) {
        Product product = Product.restore(LAMP, 9, batches, ProductHistory.NONE);
        product.allocate(Ledger.line("o", 1), Ledger.WHOLE, TODAY);
        return product.allocationsOf(Ledger.order("o"));
    }
}
