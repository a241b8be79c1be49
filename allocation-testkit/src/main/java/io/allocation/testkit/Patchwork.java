package io.allocation.testkit;

import io.allocation.domain.BatchReference;
import io.allocation.domain.Fill;
import io.allocation.domain.OrderId;
import io.allocation.domain.OrderLine;
import io.allocation.domain.Sku;
import io.allocation.service.Allocate;
import io.allocation.service.AllocationCommand;
import io.allocation.service.ChangeLineQuantity;
import io.allocation.service.ReceiveBatch;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** A line in several parts, which is then asked to grow, to shrink, and to be whole: seldom met by chance. */
record Patchwork(List<Integer> parts, int room, List<Integer> wanted, Circumstances circumstances) {

    private static final int MOST = 4;
    private static final Sku SKU = Universe.SKUS.get(0);
    private static final OrderId ORDER = Universe.ORDERS.get(0);

    static Arbitrary<Patchwork> any() {
        return Combinators.combine(
                        Arbitraries.integers()
                                .between(1, MOST)
                                .list()
                                .ofMinSize(2)
                                .ofMaxSize(MOST),
                        Arbitraries.integers().between(1, MOST * MOST),
                        Arbitraries.integers()
                                .between(1, MOST * MOST)
                                .list()
                                .ofMinSize(1)
                                .ofMaxSize(MOST),
                        Scenario.moments())
                .as(Patchwork::new)
                .withoutEdgeCases();
    }

    List<Step> steps() {
        List<Step> steps = new ArrayList<>();
        for (int part : parts) {
            steps.add(step(receive(steps.size(), part), Fill.SPLIT));
        }
        long units = parts.stream().mapToLong(Integer::longValue).sum();
        steps.add(step(new Allocate(new OrderLine(ORDER, SKU, units)), Fill.SPLIT));
        steps.add(step(receive(steps.size(), room), Fill.SPLIT));
        wanted.forEach(quantity -> steps.add(step(new ChangeLineQuantity(ORDER, SKU, quantity), circumstances.fill())));
        return steps;
    }

    private static ReceiveBatch receive(int number, int quantity) {
        return new ReceiveBatch(SKU, new BatchReference("part " + number), quantity, null, null, null);
    }

    private Step step(AllocationCommand<?> command, Fill fill) {
        return new Step(command, circumstances.with(fill));
    }
}
