package io.allocation.examples.flashsale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.allocation.adapters.jdbc.JdbcStore;
import io.allocation.domain.Batch;
import io.allocation.domain.Sku;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SaleTest {

    private static final int BUYERS = 8;
    private static final long STOCK = 203;

    private final Recorded display = new Recorded();

    private Round sell(JdbcStore store, Mode mode, BooleanSupplier interrupted) throws InterruptedException {
        Entry entry = new Entry("round 1", mode, STOCK, true);
        return new Sale(store, "LAMP", new Sale.Plan(BUYERS, 60), entry, display, interrupted).run();
    }

    /** In batches of two, one and one, some orders are too large before all is sold. */
    @Test
    void who_is_refused_three_units_may_still_buy_two_or_one() throws InterruptedException {
        try (Shop shop = Kind.H2.open()) {
            for (int sale = 0; sale < 20; sale++) {
                Entry entry = new Entry("sale " + sale, Mode.ALONE, Entry.LEAST_STOCK, true);
                Round round =
                        new Sale(shop.store(), "LAMP-" + sale, new Sale.Plan(2, 60), entry, display, () -> false).run();

                assertThat(round.problems()).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"H2,ALONE", "H2,SHARED", "POSTGRESQL,ALONE", "POSTGRESQL,SHARED"})
    void sells_out_exactly_at_zero(Kind kind, Mode mode) throws InterruptedException {
        try (Shop shop = kind.open()) {
            Round round = sell(shop.store(), mode, () -> false);

            assertThat(round.problems()).isEmpty();
            assertThat(round.closedEarly()).isFalse();
            assertThat(round.proof()).isEqualTo(new Proof(STOCK, 0, STOCK, 0, 0));
            assertThat(shop.store().batchesOf(new Sku("LAMP")))
                    .allMatch(batch -> batch.allocated() == batch.purchased())
                    .extracting(Batch::purchased, Batch::isOnHand)
                    .containsExactly(tuple(103L, true), tuple(50L, true), tuple(50L, false));
            assertThat(shop.store().verify().isClean()).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void every_buyer_is_told_in_the_end_that_nothing_is_left(Mode mode) throws InterruptedException {
        try (Shop shop = Kind.H2.open()) {
            Round round = sell(shop.store(), mode, () -> false);

            assertThat(round.till().refusals()).isGreaterThanOrEqualTo(BUYERS);
            assertThat(round.till().failures()).isZero();
        }
    }

    @Test
    void the_last_look_shows_what_became_of_it() throws InterruptedException {
        try (Shop shop = Kind.H2.open()) {
            Round round = sell(shop.store(), Mode.SHARED, () -> false);

            Look last = display.looks.get(display.looks.size() - 1);
            assertThat(last.title()).isEqualTo("round 1");
            assertThat(last.left()).isZero();
            assertThat(last.sold()).isEqualTo(round.sold()).isBetween(STOCK / 3, STOCK);
            assertThat(last.refused()).isEqualTo(round.till().refusals());
        }
    }

    @ParameterizedTest
    @EnumSource
    void ends_early_when_told_to_and_what_was_sold_is_right(Mode mode) throws InterruptedException {
        AtomicInteger asked = new AtomicInteger();
        try (Shop shop = Kind.H2.open()) {
            Round round = sell(shop.store(), mode, () -> asked.incrementAndGet() > 30);

            assertThat(round.closedEarly()).isTrue();
            assertThat(round.problems()).isEmpty();
            assertThat(round.sold()).isEqualTo(30);
            assertThat(round.proof().left())
                    .isPositive()
                    .isEqualTo(STOCK - round.proof().held());
        }
    }

    @Test
    void a_limit_that_has_passed_sends_buyers_away() {
        Closing closing = new Closing(() -> false);

        closing.at(System.nanoTime() + 3_600_000_000_000L);
        assertThat(closing.getAsBoolean()).isFalse();
        assertThat(closing.early()).isFalse();
        closing.at(System.nanoTime());
        assertThat(closing.getAsBoolean()).isTrue();
        assertThat(closing.early()).isTrue();
    }
}
