package io.allocation.testkit;

import io.allocation.domain.AllocationPolicy;
import io.allocation.domain.Fill;
import java.time.LocalDate;

/** Under which policy, and when, a command is handled. */
record Circumstances(Taste taste, Fill fill, int day) {

    AllocationPolicy policy() {
        return new AllocationPolicy(taste.preference(), fill);
    }

    LocalDate today() {
        return Universe.FIRST_DAY.plusDays(day);
    }

    Circumstances with(Fill other) {
        return new Circumstances(taste, other, day);
    }
}
