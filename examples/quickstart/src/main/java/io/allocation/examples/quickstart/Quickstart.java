package io.allocation.examples.quickstart;

import io.allocation.adapters.memory.InMemoryStore;
import io.allocation.bus.MessageBus;
import io.allocation.domain.AllocationResult;
import io.allocation.domain.Batch;
import io.allocation.domain.LineReallocated;
import io.allocation.domain.OrderId;
import io.allocation.domain.OutOfStock;
import io.allocation.domain.ProductEvent;
import io.allocation.domain.Sku;
import io.allocation.service.Allocate;
import io.allocation.service.AllocationService;
import io.allocation.service.ChangeBatchQuantity;
import io.allocation.service.ReceiveBatch;
import java.time.LocalDate;

/** Ten lamps are here, twenty more are coming: who gets which? The README quotes what is between the two marks. */
public final class Quickstart {

    private Quickstart() {}

    // README: start
    public static void main(String[] args) {
        InMemoryStore store = new InMemoryStore();
        MessageBus bus = AllocationService.on(store);

        bus.handle(ReceiveBatch.onHand("LAMP-SMALL", "B-1", 10));
        bus.handle(ReceiveBatch.inbound("LAMP-SMALL", "SHIP-7", 20, LocalDate.of(2026, 3, 1)));

        tell(bus.handle(Allocate.of("order-1", "LAMP-SMALL", 6))); // stock on hand first
        tell(bus.handle(Allocate.of("order-2", "LAMP-SMALL", 4)));
        tell(bus.handle(Allocate.of("order-3", "LAMP-SMALL", 12))); // then the shipment
        tell(bus.handle(Allocate.of("order-2", "LAMP-SMALL", 4))); // sent twice: same answer, nothing changes
        tell(bus.handle(Allocate.of("order-4", "LAMP-SMALL", 9))); // refused: an answer, not an exception

        // Two lamps of B-1 are broken. Who came last has to leave it, and finds a place in the shipment.
        for (ProductEvent event :
                bus.handle(ChangeBatchQuantity.of("LAMP-SMALL", "B-1", 8)).events()) {
            if (event instanceof LineReallocated moved) {
                System.out.println(moved.line().orderId() + " moves from " + moved.from() + " to " + moved.to());
            }
        }

        for (Batch batch : store.batchesOf(new Sku("LAMP-SMALL"))) {
            System.out.println(batch.reference() + " has " + batch.available() + " of " + batch.purchased() + " left");
        }
        System.out.println("order-2 holds "
                + store.allocationsOf(new OrderId("order-2")).get(0).batch());
    }

    private static void tell(AllocationResult answer) {
        String order = answer.line().orderId().value();
        if (answer instanceof AllocationResult.Allocated yes) {
            System.out.println(order + " gets " + yes.allocations().get(0).batch());
        } else if (answer instanceof AllocationResult.AlreadyAllocated same) {
            System.out.println(order + " has " + same.allocations().get(0).batch() + " already");
        } else if (answer instanceof OutOfStock no) {
            System.out.println(order + " gets nothing: " + no.shortfall() + " short");
        }
    }
    // README: end
}
