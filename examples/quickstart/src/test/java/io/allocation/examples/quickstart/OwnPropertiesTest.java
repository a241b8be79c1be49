package io.allocation.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.allocation.adapters.memory.InMemoryStore;
import io.allocation.bus.MessageBus;
import io.allocation.domain.Allocation;
import io.allocation.domain.AllocationException;
import io.allocation.domain.LineAllocated;
import io.allocation.domain.LineDeallocated;
import io.allocation.domain.OrderId;
import io.allocation.service.AllocationCommand;
import io.allocation.service.AllocationService;
import io.allocation.testkit.AllocationDomain;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;

/** A projection of one's own, tried with sequences of commands that nobody thought of. */
@Domain(AllocationDomain.class)
class OwnPropertiesTest {

    /** How many units each order holds, counted from events alone. */
    private static final class Held {

        private final Map<OrderId, Long> units = new HashMap<>();

        void add(OrderId order, long quantity) {
            units.merge(order, quantity, Long::sum);
        }
    }

    @Property(tries = 100)
    void the_projection_agrees_with_the_store(@ForAll List<AllocationCommand<?>> commands) {
        InMemoryStore store = new InMemoryStore();
        Held held = new Held();
        MessageBus bus = AllocationService.builder(store)
                .afterCommit(LineAllocated.class, event -> held.add(event.line().orderId(), event.quantity()))
                .afterCommit(
                        LineDeallocated.class, event -> held.add(event.line().orderId(), -event.quantity()))
                .build();

        for (AllocationCommand<?> command : commands) {
            try {
                bus.handle(command);
            } catch (AllocationException refused) {
                assertThat(refused).hasMessageMatching("(?s).+"); // an unknown SKU, say: it changed nothing
            }
        }

        held.units.forEach((order, units) -> assertThat(store.allocationsOf(order).stream()
                        .mapToLong(Allocation::quantity)
                        .sum())
                .isEqualTo(units));
    }
}
