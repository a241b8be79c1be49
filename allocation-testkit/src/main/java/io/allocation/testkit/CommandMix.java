package io.allocation.testkit;

import io.allocation.domain.BatchReference;
import io.allocation.domain.OrderId;
import io.allocation.domain.OrderLine;
import io.allocation.domain.Sku;
import io.allocation.domain.Warehouse;
import io.allocation.service.Allocate;
import io.allocation.service.AllocationCommand;
import io.allocation.service.ChangeBatchEta;
import io.allocation.service.ChangeBatchQuantity;
import io.allocation.service.ChangeLineQuantity;
import io.allocation.service.MarkBatchArrived;
import io.allocation.service.ReceiveBatch;
import io.allocation.service.ShipLine;
import io.allocation.service.WithdrawBatch;
import java.time.LocalDate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Commands of all kinds, made of given names and quantities. */
record CommandMix(
        Arbitrary<Sku> skus,
        Arbitrary<OrderId> orders,
        Arbitrary<BatchReference> references,
        Arbitrary<Long> ordered,
        Arbitrary<Long> bought,
        Arbitrary<LocalDate> etas,
        Arbitrary<LocalDate> expiries,
        Arbitrary<Warehouse> warehouses) {

    /** Where everything meets. */
    static CommandMix small() {
        return new CommandMix(
                Arbitraries.frequency(
                        Tuple.of(15, Universe.SKUS.get(0)),
                        Tuple.of(2, Universe.SKUS.get(1)),
                        Tuple.of(1, Universe.SKUS.get(2))),
                orderIds(),
                Arbitraries.of(Universe.REFERENCES),
                few(5),
                few(7),
                days(1, 3),
                days(0, 5),
                Arbitraries.of(Universe.LEEDS, Universe.YORK, Universe.HULL));
    }

    /** Some order more than others, so that later commands find them. */
    private static Arbitrary<OrderId> orderIds() {
        return Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.of(Universe.ORDERS.subList(0, 3))),
                Tuple.of(1, Arbitraries.of(Universe.ORDERS)));
    }

    /** Now and then so many that sums overflow. */
    private static Arbitrary<Long> few(long most) {
        return Arbitraries.frequencyOf(
                Tuple.of(60, Arbitraries.longs().between(1, most)),
                Tuple.of(1, Arbitraries.of(Long.MAX_VALUE, Long.MAX_VALUE - 1)));
    }

    private static Arbitrary<LocalDate> days(int first, int last) {
        return Arbitraries.integers().between(first, last).map(Universe.FIRST_DAY::plusDays);
    }

    /** What a sequence starts with, so that the rest finds something. */
    Arbitrary<AllocationCommand<?>> openings() {
        return received().map(received -> received);
    }

    Arbitrary<AllocationCommand<?>> commands() {
        return Arbitraries.<AllocationCommand<?>>frequencyOf(
                Tuple.of(3, received()),
                Tuple.of(12, allocated()),
                Tuple.of(8, lineChanged()),
                Tuple.of(4, shipped()),
                Tuple.of(7, batchChanged()),
                Tuple.of(2, withdrawn()),
                Tuple.of(2, etaChanged()),
                Tuple.of(3, arrived()));
    }

    private Arbitrary<ReceiveBatch> received() {
        return Combinators.combine(
                        skus,
                        references,
                        bought,
                        etas.injectNull(0.6),
                        expiries.injectNull(0.7),
                        warehouses.injectNull(0.6))
                .as(ReceiveBatch::new);
    }

    private Arbitrary<Allocate> allocated() {
        return Combinators.combine(orders, skus, ordered).as(OrderLine::new).map(Allocate::new);
    }

    private Arbitrary<ChangeLineQuantity> lineChanged() {
        return Combinators.combine(orders, skus, orZero(ordered)).as(ChangeLineQuantity::new);
    }

    private Arbitrary<ShipLine> shipped() {
        return Combinators.combine(orders, skus).as(ShipLine::new);
    }

    private Arbitrary<ChangeBatchQuantity> batchChanged() {
        return Combinators.combine(skus, references, orZero(bought)).as(ChangeBatchQuantity::new);
    }

    private Arbitrary<WithdrawBatch> withdrawn() {
        return Combinators.combine(skus, references).as(WithdrawBatch::new);
    }

    private Arbitrary<ChangeBatchEta> etaChanged() {
        return Combinators.combine(skus, references, etas).as(ChangeBatchEta::new);
    }

    private Arbitrary<MarkBatchArrived> arrived() {
        return Combinators.combine(skus, references).as(MarkBatchArrived::new);
    }

    private static Arbitrary<Long> orZero(Arbitrary<Long> quantities) {
        return Arbitraries.frequencyOf(Tuple.of(1, Arbitraries.just(0L)), Tuple.of(7, quantities));
    }
}
