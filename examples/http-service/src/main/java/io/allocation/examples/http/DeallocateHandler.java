package io.allocation.examples.http;

import io.allocation.bus.CommandHandler;
import io.allocation.domain.Allocation;
import io.allocation.domain.AllocationPolicy;
import io.allocation.domain.Product;
import io.allocation.domain.UnknownSkuException;
import io.allocation.ports.Work;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;

/** Cancels the line, and remembers what it held: the library's own command tells only what it holds now. */
@Component
final class DeallocateHandler implements CommandHandler<Deallocate, List<Allocation>> {

    private final AllocationPolicy policy;
    private final Clock clock;

    DeallocateHandler(AllocationPolicy policy, Clock clock) {
        this.policy = policy;
        this.clock = clock;
    }

    @Override
    public List<Allocation> handle(Deallocate command, Work unitOfWork) {
        Product product =
                unitOfWork.products().get(command.sku()).orElseThrow(() -> new UnknownSkuException(command.sku()));
        List<Allocation> held = List.copyOf(product.allocationsOf(command.orderId()));
        product.changeLineQuantity(command.orderId(), 0, policy, LocalDate.now(clock));
        return held;
    }
}
