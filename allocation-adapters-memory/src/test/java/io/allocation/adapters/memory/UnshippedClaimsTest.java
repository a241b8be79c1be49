package io.allocation.adapters.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.allocation.domain.Allocation;
import io.allocation.domain.BatchReference;
import io.allocation.domain.OrderLine;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class UnshippedClaimsTest {

    /** Positive numbers are put, negative ones removed. */
    @Property
    void what_is_put_and_removed_in_any_order_is_told_latest_first(
            @ForAll @Size(max = 80) List<@IntRange(min = -30, max = 30) Integer> steps,
            @ForAll @IntRange(min = 0, max = 31) int before,
            @ForAll @IntRange(min = 1, max = 9) int limit) {
        UnshippedClaims claims = new UnshippedClaims();
        NavigableMap<Long, Allocation> expected = new TreeMap<>();
        for (int i = 0; i < steps.size(); i++) {
            long sequence = Math.abs(steps.get(i));
            if (steps.get(i) > 0) {
                claims.put(claim(sequence, i + 1));
                expected.put(sequence, claim(sequence, i + 1));
            } else {
                claims.remove(sequence);
                expected.remove(sequence);
            }
        }

        assertThat(claims.latest(Long.MAX_VALUE, 100))
                .containsExactlyElementsOf(expected.descendingMap().values());
        assertThat(claims.latest(before, limit))
                .containsExactlyElementsOf(expected.headMap((long) before, false).descendingMap().values().stream()
                        .limit(limit)
                        .toList());
    }

    private static Allocation claim(long sequence, long quantity) {
        OrderLine line = OrderLine.of("order-" + sequence, "LAMP", quantity);
        return new Allocation(line, new BatchReference("B1"), quantity, sequence, false);
    }
}
