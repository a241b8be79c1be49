package io.allocation.testkit;

import io.allocation.domain.BatchReference;
import io.allocation.domain.OrderId;
import io.allocation.domain.OrderLine;
import io.allocation.domain.Sku;
import io.allocation.service.Allocate;
import io.allocation.service.AllocationCommand;
import io.allocation.service.ChangeBatchQuantity;
import io.allocation.service.ReceiveBatch;
import io.allocation.service.ShipLine;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Many lines on one batch, which then shrinks again and again, with a second one for some of them to move to. */
record Crowd(List<Integer> quantities, List<Integer> sizes, Circumstances circumstances) {

    private static final int MOST = 3;
    private static final int EACH_SHIPPED = 9;
    private static final Sku SKU = Universe.SKUS.get(0);
    private static final BatchReference CROWDED = Universe.REFERENCES.get(0);
    private static final BatchReference REFUGE = Universe.REFERENCES.get(1);

    static Arbitrary<Crowd> any(int lines) {
        return Combinators.combine(
                        Arbitraries.integers().between(1, MOST).list().ofSize(lines),
                        Arbitraries.integers()
                                .between(lines / 2, lines)
                                .list()
                                .ofMinSize(1)
                                .ofMaxSize(3),
                        Scenario.moments())
                .as(Crowd::new);
    }

    List<OrderId> orders() {
        return IntStream.range(0, quantities.size())
                .mapToObj(i -> new OrderId("order " + i))
                .toList();
    }

    List<Step> steps() {
        List<AllocationCommand<?>> commands = new ArrayList<>();
        int units = quantities.stream().mapToInt(Integer::intValue).sum();
        commands.add(new ReceiveBatch(SKU, CROWDED, units, null, null, null));
        quantities.forEach(quantity -> commands.add(allocate(commands.size() - 1, quantity)));
        commands.add(new ReceiveBatch(SKU, REFUGE, units / 4, null, null, null));
        orders().stream()
                .filter(order -> order.hashCode() % EACH_SHIPPED == 0)
                .forEach(order -> commands.add(new ShipLine(order, SKU)));
        sizes.forEach(size -> commands.add(new ChangeBatchQuantity(SKU, CROWDED, size)));
        return commands.stream()
                .map(command -> new Step(command, circumstances))
                .toList();
    }

    private Allocate allocate(int line, int quantity) {
        return new Allocate(new OrderLine(orders().get(line), SKU, quantity));
    }
}
