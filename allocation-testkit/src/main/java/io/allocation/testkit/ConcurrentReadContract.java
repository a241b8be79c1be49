package io.allocation.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.allocation.bus.MessageBus;
import io.allocation.domain.Allocation;
import io.allocation.domain.Batch;
import io.allocation.domain.Sku;
import io.allocation.service.Allocate;
import io.allocation.service.ChangeBatchQuantity;
import io.allocation.service.ReceiveBatch;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Test;

/**
 * What {@link io.allocation.ports.AllocationViews} show while somebody else writes: one state or another, never
 * something between. Part of {@link StoreContract}.
 */
public abstract class ConcurrentReadContract extends StoreTestCase {

    /** For subclasses. */
    protected ConcurrentReadContract() {}

    /** Two products in one commit: whoever looks sees both changed or neither. */
    @Test
    void a_reader_never_sees_half_a_commit() throws InterruptedException {
        for (Sku sku : List.of(LAMP, CHAIR)) {
            commit(sku, product -> receive(product, "B0", 1_000));
        }
        AtomicInteger current = new AtomicInteger();
        Runnable writing = () -> {
            for (int i = 0; i < 50; i++) {
                current.set(i);
                String order = "order-" + i;
                commit(unitOfWork -> List.of(LAMP, CHAIR).forEach(sku -> allocate(product(unitOfWork, sku), order, 1)));
            }
        };
        assertThat(Together.seenDuring(
                        writing,
                        () -> views().allocationsOf(order("order-" + current)).size()))
                .isSubsetOf(0, 2);
    }

    /** A line moves to and fro between two batches, and no view sees it in both or in none. */
    @Test
    void a_reader_never_sees_a_line_between_two_batches() throws InterruptedException {
        MessageBus bus = bus();
        bus.handle(ReceiveBatch.onHand("LAMP", "B0", 10));
        bus.handle(ReceiveBatch.onHand("LAMP", "B1", 10));
        bus.handle(Allocate.of("order-0", "LAMP", 10));
        Runnable moving = () -> {
            for (int i = 0; i < 40; i++) {
                bus.handle(ChangeBatchQuantity.of("LAMP", "B" + i % 2, 0));
                bus.handle(ChangeBatchQuantity.of("LAMP", "B" + i % 2, 10));
            }
        };
        assertThat(Together.seenDuring(moving, () -> sum(views().batchesOf(LAMP), Batch::allocated)))
                .containsExactly(10L);
        assertThat(Together.seenDuring(
                        moving, () -> sum(views().allocationsOf(order("order-0")), Allocation::quantity)))
                .containsExactly(10L);
    }

    private static <T> long sum(List<T> parts, ToLongFunction<T> units) {
        return parts.stream().mapToLong(units).sum();
    }
}
