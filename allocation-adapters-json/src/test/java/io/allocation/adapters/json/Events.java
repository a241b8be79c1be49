package io.allocation.adapters.json;

import static net.jqwik.api.Combinators.combine;

import io.allocation.domain.BatchArrived;
import io.allocation.domain.BatchEtaChanged;
import io.allocation.domain.BatchQuantityChanged;
import io.allocation.domain.BatchReceived;
import io.allocation.domain.BatchWithdrawn;
import io.allocation.domain.LineAllocated;
import io.allocation.domain.LineDeallocated;
import io.allocation.domain.LineQuantityChanged;
import io.allocation.domain.LineReallocated;
import io.allocation.domain.LineShipped;
import io.allocation.domain.OutOfStock;
import io.allocation.domain.ProductEvent;
import io.allocation.testkit.AllocationArbitraries;
import io.allocation.testkit.AllocationDomain;
import java.time.LocalDate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Provide;

/** Lets properties receive any event of the library, as well as its commands. */
class Events extends AllocationDomain {

    @Provide
    Arbitrary<ProductEvent> events() {
        return Arbitraries.oneOf(batchEvents(), lineEvents());
    }

    private Arbitrary<ProductEvent> batchEvents() {
        return Arbitraries.oneOf(
                combine(
                                skus(),
                                batchReferences(),
                                numbers(),
                                days().injectNull(0.5),
                                days().injectNull(0.5),
                                warehouses().injectNull(0.5),
                                numbers())
                        .as(BatchReceived::new),
                combine(skus(), batchReferences(), numbers(), numbers(), numbers())
                        .as(BatchQuantityChanged::new),
                combine(skus(), batchReferences(), numbers(), numbers(), numbers())
                        .as(BatchWithdrawn::new),
                combine(skus(), batchReferences(), days(), days(), numbers()).as(BatchEtaChanged::new),
                combine(skus(), batchReferences(), days(), numbers()).as(BatchArrived::new));
    }

    private Arbitrary<ProductEvent> lineEvents() {
        return Arbitraries.oneOf(
                combine(orderLines(), batchReferences(), numbers(), numbers()).as(LineAllocated::new),
                combine(orderLines(), batchReferences(), batchReferences(), numbers(), numbers())
                        .as(LineReallocated::new),
                combine(orderLines(), batchReferences(), numbers(), numbers()).as(LineDeallocated::new),
                combine(orderIds(), skus(), numbers(), numbers(), numbers()).as(LineQuantityChanged::new),
                combine(orderLines(), batchReferences(), numbers(), numbers()).as(LineShipped::new),
                combine(orderLines(), numbers(), numbers()).as(OutOfStock::new));
    }

    private Arbitrary<LocalDate> days() {
        return Arbitraries.longs()
                .between(
                        LocalDate.of(1, 1, 1).toEpochDay(),
                        LocalDate.of(9999, 12, 31).toEpochDay())
                .map(LocalDate::ofEpochDay);
    }

    private Arbitrary<Long> numbers() {
        return AllocationArbitraries.quantities();
    }
}
