package io.allocation.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.allocation.adapters.memory.InMemoryStore;
import io.allocation.bus.Coalescing;
import io.allocation.bus.MessageBus;
import io.allocation.bus.Outcome;
import io.allocation.bus.ProductCommand;
import io.allocation.domain.AllocationResult;
import io.allocation.domain.Batch;
import io.allocation.domain.Sku;
import io.allocation.service.Allocate;
import io.allocation.service.AllocationService;
import io.allocation.service.ReceiveBatch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the page about performance shows. */
class SharedCommitTest {

    record CountStock(Sku sku) implements ProductCommand<Long> {}

    @Test
    void commands_of_your_own_can_share_a_commit() {
        InMemoryStore store = new InMemoryStore();

        MessageBus bus = AllocationService.builder(store)
                .coalescing(new Coalescing(2, 500, Duration.ofMillis(200))) // or Coalescing.none()
                .command(
                        CountStock.class,
                        (command, unitOfWork) ->
                                unitOfWork.products().get(command.sku()).orElseThrow().openBatches().stream()
                                        .mapToLong(Batch::available)
                                        .sum())
                .build();

        bus.handle(ReceiveBatch.onHand("LAMP", "B-1", 10));
        assertThat(bus.handle(new CountStock(new Sku("LAMP")))).isEqualTo(10);
    }

    @Test
    void many_lines_share_few_commits() {
        MessageBus bus = AllocationService.on(new InMemoryStore());
        bus.handle(ReceiveBatch.onHand("LAMP", "B-1", 10));
        Iterator<Allocate> lines = Stream.of("order-1", "order-2", "order-1")
                .map(order -> Allocate.of(order, "LAMP", 4))
                .iterator();
        List<Outcome<AllocationResult>> outcomes = new ArrayList<>();

        bus.<AllocationResult>handleAll(lines, outcomes::add);

        assertThat(outcomes).hasSize(3).allMatch(Outcome.Answered.class::isInstance);
    }
}
