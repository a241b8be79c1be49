package io.allocation.testkit;

import io.allocation.domain.AllocationPolicy;
import io.allocation.domain.Batch;
import io.allocation.domain.BatchReference;
import io.allocation.domain.Fill;
import io.allocation.domain.OrderId;
import io.allocation.domain.OrderLine;
import io.allocation.domain.Product;
import io.allocation.domain.Sku;
import io.allocation.domain.Warehouse;
import io.allocation.service.AllocationCommand;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * Generators of everything that the library works with, for jqwik. What they generate is valid, and within that as
 * unkind as can be; it shrinks to short names and small numbers. With {@link AllocationDomain}, properties receive
 * these values without naming a generator. Thread-safe.
 */
public final class AllocationArbitraries {

    private static final int PLENTY = 1000;
    private static final int MOST_OPENINGS = 6;
    private static final int MOST_COMMANDS = 40;

    private AllocationArbitraries() {}

    /**
     * Text that is a valid identifier: mostly short and plain; sometimes of all Unicode, 4-byte characters included, in
     * upper and lower case, with trailing blanks, quotes or wildcards, or of the greatest length.
     *
     * @return an arbitrary of such text
     */
    public static Arbitrary<String> identifiers() {
        return HostileText.identifiers();
    }

    /**
     * Any SKU.
     *
     * @return an arbitrary of SKUs
     */
    public static Arbitrary<Sku> skus() {
        return identifiers().map(Sku::new);
    }

    /**
     * Any order's id.
     *
     * @return an arbitrary of order ids
     */
    public static Arbitrary<OrderId> orderIds() {
        return identifiers().map(OrderId::new);
    }

    /**
     * Any batch's name.
     *
     * @return an arbitrary of batch references
     */
    public static Arbitrary<BatchReference> batchReferences() {
        return identifiers().map(BatchReference::new);
    }

    /**
     * Any warehouse.
     *
     * @return an arbitrary of warehouses
     */
    public static Arbitrary<Warehouse> warehouses() {
        return identifiers().map(Warehouse::new);
    }

    /**
     * Numbers of units that can be ordered or bought: mostly up to a thousand, sometimes up to {@link Long#MAX_VALUE},
     * so that sums can overflow.
     *
     * @return an arbitrary of positive numbers
     */
    public static Arbitrary<Long> quantities() {
        return upTo(1);
    }

    private static Arbitrary<Long> upTo(long least) {
        return Arbitraries.frequencyOf(
                Tuple.of(19, Arbitraries.longs().between(least, PLENTY)),
                Tuple.of(1, Arbitraries.longs().between(least, Long.MAX_VALUE)));
    }

    /**
     * Any line of any order.
     *
     * @return an arbitrary of order lines
     */
    public static Arbitrary<OrderLine> orderLines() {
        return Combinators.combine(orderIds(), skus(), quantities()).as(OrderLine::new);
    }

    /**
     * Batches in any valid state: on hand or on their way, open or used up, allocated and shipped in part or in full.
     *
     * @return an arbitrary of batches
     */
    public static Arbitrary<Batch> batches() {
        return Combinators.combine(
                        skus(),
                        batchReferences(),
                        upTo(0).list()
                                .ofSize(3)
                                .map(counters -> counters.stream().sorted().toList()),
                        dates().injectNull(0.5),
                        dates().injectNull(0.5),
                        warehouses().injectNull(0.5),
                        quantities())
                .as((sku, reference, counters, eta, expiry, warehouse, received) -> new Batch(
                        sku,
                        reference,
                        counters.get(2),
                        counters.get(1),
                        counters.get(0),
                        eta,
                        expiry,
                        warehouse,
                        received));
    }

    static Arbitrary<LocalDate> dates() {
        long first = LocalDate.of(2020, 1, 1).toEpochDay();
        return Arbitraries.longs().between(first, first + 20 * 366L).map(LocalDate::ofEpochDay);
    }

    /**
     * Policies: each {@link Fill} with the preferences that the library offers, alone and composed.
     *
     * @return an arbitrary of policies
     */
    public static Arbitrary<AllocationPolicy> policies() {
        return Combinators.combine(Arbitraries.of(Taste.ALL).map(Taste::preference), Arbitraries.of(Fill.class))
                .as(AllocationPolicy::new);
    }

    /**
     * Products in any state that can be reached: what random commands have made of a new product, stored and loaded
     * again, with a history that remembers every batch and every allocation. Each is a new instance without
     * {@linkplain Product#events() events}, so that it can be changed at will.
     *
     * @return an arbitrary of products
     */
    public static Arbitrary<Product> products() {
        return Scenario.any().map(AllocationArbitraries::outcomeOf).withoutEdgeCases();
    }

    private static Product outcomeOf(Scenario scenario) {
        Sku sku = Universe.SKUS.get(0);
        RecordedStock stock = new RecordedStock(sku);
        for (Step step : scenario.steps()) {
            if (step.command().sku().equals(sku)) {
                Product product = stock.product();
                Reaction.outcomeOf(() -> Verbs.apply(step, product));
                product.events().forEach(stock::apply);
            }
        }
        return stock.product();
    }

    /**
     * Single commands of all kinds, with names and quantities as unkind as those of the other generators. Two of them
     * hardly ever speak of the same thing; for commands that meet see {@link #commandSequences()}.
     *
     * @return an arbitrary of commands
     */
    public static Arbitrary<AllocationCommand<?>> commands() {
        return new CommandMix(
                        skus(),
                        orderIds(),
                        batchReferences(),
                        quantities(),
                        quantities(),
                        dates(),
                        dates(),
                        warehouses())
                .commands();
    }

    /**
     * Sequences of commands that speak of so few SKUs, batches and orders, and of so few units, that they meet: lines
     * compete, batches shrink below what is promised, commands are repeated, contradict each other, or name what is
     * unknown.
     *
     * @return an arbitrary of up to about fifty commands
     */
    public static Arbitrary<List<AllocationCommand<?>>> commandSequences() {
        CommandMix mix = CommandMix.small();
        return CommandSequence.of(mix.openings(), MOST_OPENINGS, mix.commands(), MOST_COMMANDS);
    }
}
