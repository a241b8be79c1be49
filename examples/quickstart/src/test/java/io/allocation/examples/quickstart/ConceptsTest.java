package io.allocation.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.allocation.adapters.memory.InMemoryStore;
import io.allocation.bus.Command;
import io.allocation.bus.LineCommand;
import io.allocation.bus.MessageBus;
import io.allocation.bus.Middleware;
import io.allocation.domain.AllocationPolicy;
import io.allocation.domain.AllocationResult;
import io.allocation.domain.Batch;
import io.allocation.domain.BatchChangeResult;
import io.allocation.domain.BatchReference;
import io.allocation.domain.Fill;
import io.allocation.domain.LineReallocated;
import io.allocation.domain.OrderId;
import io.allocation.domain.OrderLine;
import io.allocation.domain.OutOfStock;
import io.allocation.domain.Preference;
import io.allocation.domain.Product;
import io.allocation.domain.ProductEvent;
import io.allocation.domain.Sku;
import io.allocation.service.Allocate;
import io.allocation.service.AllocationService;
import io.allocation.service.ReceiveBatch;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the page about concepts shows. */
class ConceptsTest {

    @Test
    void a_product_decides_without_any_infrastructure() {
        LocalDate today = LocalDate.of(2026, 3, 1);
        Sku lamp = new Sku("LAMP");

        Product product = Product.create(lamp);
        product.receive(Batch.onHand(lamp, new BatchReference("B-1"), 10));
        product.allocate(OrderLine.of("order-1", "LAMP", 6), AllocationPolicy.standard(), today);

        for (ProductEvent event : product.events()) { // BatchReceived, LineAllocated
            System.out.println(event);
        }
        assertThat(product.events()).hasSize(2);
        assertThat(product.version()).isEqualTo(2);
    }

    @Test
    void a_shrinking_batch_tells_who_moved_and_who_is_short() {
        LocalDate today = LocalDate.of(2026, 3, 1);
        Sku lamp = new Sku("LAMP");
        AllocationPolicy policy = AllocationPolicy.standard();
        Product product = Product.create(lamp);
        product.receive(Batch.onHand(lamp, new BatchReference("B-1"), 10));
        product.allocate(OrderLine.of("order-1", "LAMP", 4), policy, today);
        product.allocate(OrderLine.of("order-2", "LAMP", 3), policy, today);
        product.allocate(OrderLine.of("order-3", "LAMP", 3), policy, today);
        product.receive(Batch.inbound(lamp, new BatchReference("SHIP-7"), 3, today.plusDays(9)));

        BatchChangeResult answer = product.changeBatchQuantity(new BatchReference("B-1"), 5, policy, today);

        assertThat(answer.events())
                .filteredOn(LineReallocated.class::isInstance)
                .extracting(event -> ((LineReallocated) event).line().orderId())
                .containsExactly(new OrderId("order-2")); // the earlier of the two that left
        assertThat(answer.events())
                .filteredOn(OutOfStock.class::isInstance)
                .extracting(event -> ((OutOfStock) event).line().orderId())
                .containsExactly(new OrderId("order-3"));
    }

    @Test
    void the_choices_of_a_company_are_made_once() {
        InMemoryStore store = new InMemoryStore();

        AllocationPolicy policy = new AllocationPolicy(Preference.standard(), Fill.SPLIT);
        Clock clock = Clock.system(ZoneId.of("Europe/Berlin")); // whose days decide what is expired
        MessageBus bus = AllocationService.builder(store, policy, clock).build();

        bus.handle(ReceiveBatch.onHand("LAMP", "B-1", 4));
        bus.handle(ReceiveBatch.onHand("LAMP", "B-2", 4));
        assertThat(bus.handle(Allocate.of("order-1", "LAMP", 6)))
                .isInstanceOfSatisfying(
                        AllocationResult.Allocated.class,
                        answer -> assertThat(answer.allocations()).hasSize(2));
    }

    record HeldUnits(OrderId orderId, Sku sku) implements LineCommand<Long> {}

    @Test
    void a_bus_takes_commands_and_middleware_of_your_own() {
        List<String> log = new ArrayList<>();

        MessageBus bus = AllocationService.builder(new InMemoryStore())
                .command(
                        HeldUnits.class,
                        (command, unitOfWork) ->
                                unitOfWork
                                        .products()
                                        .get(command.sku())
                                        .orElseThrow()
                                        .allocationsOf(command.orderId())
                                        .stream()
                                        .mapToLong(claim -> claim.quantity())
                                        .sum())
                .middleware(new Middleware() {
                    @Override
                    public <R> R handle(Command<R> command, Next next) {
                        log.add(command.getClass().getSimpleName());
                        return next.handle(command);
                    }
                })
                .build();

        bus.handle(ReceiveBatch.onHand("LAMP", "B-1", 10));
        bus.handle(Allocate.of("order-1", "LAMP", 6));
        assertThat(bus.handle(new HeldUnits(new OrderId("order-1"), new Sku("LAMP"))))
                .isEqualTo(6);
        assertThat(log).containsExactly("ReceiveBatch", "Allocate", "HeldUnits");
    }
}
