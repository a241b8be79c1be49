package io.allocation.testkit;

import static io.allocation.testkit.Universe.LEEDS;
import static io.allocation.testkit.Universe.YORK;

import io.allocation.domain.Batch;
import io.allocation.domain.Preference;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Preferences, each told twice: as the library composes it, and as plain numbers for the {@link ReferenceModel}. */
record Taste(String name, Preference preference, Predicate<Batch> condition, List<ToLongFunction<Batch>> ranks) {

    static final List<Taste> ALL = List.of(
            new Taste("standard", Preference.standard(), batch -> true, List.of(Taste::eta)),
            new Taste("soonest", Preference.by(Preference.earliestEta()), batch -> true, List.of(Taste::eta)),
            new Taste("first received", Preference.by(), batch -> true, List.of()),
            new Taste(
                    "first expired", Preference.by(Preference.earliestExpiry()), batch -> true, List.of(Taste::expiry)),
            new Taste(
                    "nearby",
                    Preference.by(
                            Preference.warehouses(LEEDS, YORK), Preference.inStockFirst(), Preference.earliestExpiry()),
                    batch -> true,
                    List.of(Taste::distance, Taste::way, Taste::expiry)),
            new Taste(
                    "on hand",
                    Preference.standard().where((batch, today) -> batch.isOnHand()),
                    batch -> batch.eta() == null,
                    List.of(Taste::eta)));

    boolean accepts(Batch batch, LocalDate today) {
        LocalDate lastDay = batch.expiry();
        return condition.test(batch) && (lastDay == null || !today.isAfter(lastDay));
    }

    boolean prefers(Batch one, Batch other) {
        for (ToLongFunction<Batch> rank : ranks) {
            if (rank.applyAsLong(one) != rank.applyAsLong(other)) {
                return rank.applyAsLong(one) < rank.applyAsLong(other);
            }
        }
        return one.received() < other.received();
    }

    private static long eta(Batch batch) {
        return day(batch.eta(), Long.MIN_VALUE);
    }

    private static long expiry(Batch batch) {
        return day(batch.expiry(), Long.MAX_VALUE);
    }

    private static long way(Batch batch) {
        return batch.eta() == null ? 0 : 1;
    }

    private static long distance(Batch batch) {
        if (Objects.equals(batch.warehouse(), LEEDS)) {
            return 0;
        }
        return Objects.equals(batch.warehouse(), YORK) ? 1 : 2;
    }

    private static long day(@Nullable LocalDate day, long none) {
        return day == null ? none : day.toEpochDay();
    }

    @Override
    public String toString() {
        return name;
    }
}
