package io.allocation.examples.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.allocation.adapters.memory.InMemoryStore;
import io.allocation.domain.Allocation;
import io.allocation.domain.Batch;
import io.allocation.domain.OrderId;
import io.allocation.domain.Sku;
import io.allocation.service.Allocate;
import io.allocation.service.ReceiveBatch;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The same input, all known, sent twice to one store; and what could be seen of the store after each pass. */
record TwoPasses(Tally first, Seen afterFirst, Tally second, Seen afterSecond) {

    /** Everything that the views tell. Batches as text, since equal batches may differ in their numbers. */
    record Seen(Map<Sku, String> batches, Map<OrderId, List<Allocation>> allocations) {

        static Seen in(InMemoryStore store, Input input) {
            return new Seen(
                    byKey(
                            skus(input),
                            sku -> store.batchesOf(sku).stream()
                                    .map(Batch::toString)
                                    .collect(Collectors.joining("\n"))),
                    byKey(orders(input), store::allocationsOf));
        }

        private static Stream<Sku> skus(Input input) {
            return input.batches().stream().map(entry -> ((ReceiveBatch) entry.command()).sku());
        }

        private static Stream<OrderId> orders(Input input) {
            return input.lines().stream()
                    .map(entry -> ((Allocate) entry.command()).line().orderId());
        }

        private static <K, V> Map<K, V> byKey(Stream<K> keys, Function<K, V> value) {
            return keys.distinct().collect(Collectors.toMap(key -> key, value));
        }
    }

    static TwoPasses of(Sources sources) throws IOException {
        BadRows badRows = new BadRows(new PrintWriter(new StringWriter()), true);
        Input input = new Reading(badRows, true).read(sources);
        InMemoryStore store = new InMemoryStore();
        ReplayRun run = new ReplayRun(store);
        Tally first = run.run(input, badRows, () -> {}).tally();
        Seen afterFirst = Seen.in(store, input);
        Tally second = run.run(input, badRows, () -> {}).tally();
        return new TwoPasses(first, afterFirst, second, Seen.in(store, input));
    }

    void assertSecondChangedNothing() {
        assertThat(second.events()).containsOnlyKeys("OutOfStock");
        assertThat(second.events().get("OutOfStock") + second.linesBeforeFirstBatch())
                .isEqualTo(first.linesOutOfStock())
                .isEqualTo(second.linesOutOfStock());
        assertThat(second.linesAllocated()).isZero();
        assertThat(second.linesRepeated()).isEqualTo(first.linesAllocated()).isPositive();
        assertThat(afterSecond.equals(afterFirst)).isTrue();
        assertThat(allocated(afterFirst)).isEqualTo(first.linesAllocated());
    }

    private static int allocated(Seen seen) {
        return seen.allocations().values().stream().mapToInt(List::size).sum();
    }
}
