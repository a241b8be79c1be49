package io.allocation.testkit;

import io.allocation.domain.AllocationPolicy;
import io.allocation.domain.Batch;
import io.allocation.domain.BatchReference;
import io.allocation.domain.OrderId;
import io.allocation.domain.OrderLine;
import io.allocation.domain.Product;
import io.allocation.domain.Sku;
import io.allocation.domain.Warehouse;
import io.allocation.service.AllocationCommand;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.DomainContextBase;

/**
 * Lets jqwik properties receive the types of the library without naming a generator. For types that are not of the
 * library, add jqwik's own generators with {@code DomainContext.Global}:
 *
 * <pre>{@code
 * @Property
 * @Domain(AllocationDomain.class)
 * @Domain(DomainContext.Global.class)
 * void sameLineAgainTakesNothingMore(@ForAll Product product, @ForAll OrderLine line, @ForAll AllocationPolicy policy) { ... }
 * }</pre>
 *
 * <p>What is generated is told at {@link AllocationArbitraries}. A {@code List<AllocationCommand<?>>} is a sequence of
 * commands that meet.
 */
public class AllocationDomain extends DomainContextBase {

    /** For jqwik. */
    public AllocationDomain() {}

    /**
     * For parameters of this type.
     *
     * @return SKUs as from {@link AllocationArbitraries#skus()}
     */
    @Provide
    public Arbitrary<Sku> skus() {
        return AllocationArbitraries.skus();
    }

    /**
     * For parameters of this type.
     *
     * @return order ids as from {@link AllocationArbitraries#orderIds()}
     */
    @Provide
    public Arbitrary<OrderId> orderIds() {
        return AllocationArbitraries.orderIds();
    }

    /**
     * For parameters of this type.
     *
     * @return batch references as from {@link AllocationArbitraries#batchReferences()}
     */
    @Provide
    public Arbitrary<BatchReference> batchReferences() {
        return AllocationArbitraries.batchReferences();
    }

    /**
     * For parameters of this type.
     *
     * @return warehouses as from {@link AllocationArbitraries#warehouses()}
     */
    @Provide
    public Arbitrary<Warehouse> warehouses() {
        return AllocationArbitraries.warehouses();
    }

    /**
     * For parameters of this type.
     *
     * @return order lines as from {@link AllocationArbitraries#orderLines()}
     */
    @Provide
    public Arbitrary<OrderLine> orderLines() {
        return AllocationArbitraries.orderLines();
    }

    /**
     * For parameters of this type.
     *
     * @return batches as from {@link AllocationArbitraries#batches()}
     */
    @Provide
    public Arbitrary<Batch> batches() {
        return AllocationArbitraries.batches();
    }

    /**
     * For parameters of this type.
     *
     * @return policies as from {@link AllocationArbitraries#policies()}
     */
    @Provide
    public Arbitrary<AllocationPolicy> policies() {
        return AllocationArbitraries.policies();
    }

    /**
     * For parameters of this type.
     *
     * @return products as from {@link AllocationArbitraries#products()}
     */
    @Provide
    public Arbitrary<Product> products() {
        return AllocationArbitraries.products();
    }

    /**
     * For parameters of this type.
     *
     * @return commands as from {@link AllocationArbitraries#commands()}
     */
    @Provide
    public Arbitrary<AllocationCommand<?>> commands() {
        return AllocationArbitraries.commands();
    }

    /**
     * For parameters of this type.
     *
     * @return sequences of commands as from {@link AllocationArbitraries#commandSequences()}
     */
    @Provide
    public Arbitrary<List<AllocationCommand<?>>> commandSequences() {
        return AllocationArbitraries.commandSequences();
    }
}
