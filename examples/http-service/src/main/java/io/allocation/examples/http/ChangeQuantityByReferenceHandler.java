package io.allocation.examples.http;

import io.allocation.bus.CommandHandler;
import io.allocation.domain.AllocationPolicy;
import io.allocation.domain.BatchChangeResult;
import io.allocation.ports.Work;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/** Finds the product by its batch, and changes that batch's quantity. */
@Component
final class ChangeQuantityByReferenceHandler implements CommandHandler<ChangeQuantityByReference, BatchChangeResult> {

    private final AllocationPolicy policy;
    private final Clock clock;

    ChangeQuantityByReferenceHandler(AllocationPolicy policy, Clock clock) {
        this.policy = policy;
        this.clock = clock;
    }

    @Override
    public BatchChangeResult handle(ChangeQuantityByReference command, Work unitOfWork) {
        return unitOfWork
                .products()
                .getByBatch(command.reference())
                .orElseThrow(() -> NotFoundException.batch(command.reference()))
                .changeBatchQuantity(command.reference(), command.quantity(), policy, LocalDate.now(clock));
    }
}
