package io.allocation.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.allocation.domain.AllocationPolicy;
import io.allocation.domain.AllocationResult;
import io.allocation.domain.Batch;
import io.allocation.domain.BatchReference;
import io.allocation.domain.OrderId;
import io.allocation.domain.OrderLine;
import io.allocation.domain.Product;
import io.allocation.domain.Sku;
import io.allocation.domain.Warehouse;
import io.allocation.service.AllocationCommand;
import java.util.HashSet;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

/** That properties receive every type of the library without naming a generator. */
@Domain(AllocationDomain.class)
class AllocationDomainTest {

    @Property(tries = 100)
    void names_are_given(
            @ForAll Sku sku, @ForAll OrderId orderId, @ForAll BatchReference reference, @ForAll Warehouse warehouse) {
        assertThat(List.of(sku.value(), orderId.value(), reference.value(), warehouse.value()))
                .noneMatch(String::isBlank);
    }

    @Property(tries = 100)
    void batches_are_given_whose_counters_agree(@ForAll Batch batch) {
        assertThat(batch.shipped()).isBetween(0L, batch.allocated());
        assertThat(batch.allocated()).isBetween(0L, batch.purchased());
    }

    @Property(tries = 100)
    void commands_are_given(@ForAll AllocationCommand<?> command) {
        assertThat(command.sku().value()).isNotBlank();
    }

    @Property(tries = 100)
    void sequences_are_given_whose_commands_meet(@ForAll List<AllocationCommand<?>> commands) {
        assertThat(commands).allSatisfy(command -> assertThat(Universe.SKUS).contains(command.sku()));
    }

    @Property(tries = 100)
    @Domain(AllocationDomain.class)
    @Domain(DomainContext.Global.class)
    void other_types_are_given_with_the_global_domain(
            @ForAll OrderLine line, @ForAll @IntRange(min = 1, max = 5) int number) {
        assertThat(line.quantity()).isPositive();
        assertThat(number).isBetween(1, 5);
    }

    @Property(tries = 100)
    void products_are_given_as_they_were_stored(@ForAll Product product) {
        assertThat(product.events()).isEmpty();
        assertThat(product.version()).isEqualTo(product.storedVersion());
        assertThat(product.openBatches()).allMatch(Batch::isOpen);
    }

    @Property
    void products_can_be_acted_on(@ForAll Product product, @ForAll OrderLine line, @ForAll AllocationPolicy policy) {
        OrderLine own = new OrderLine(new OrderId("a new order"), product.sku(), line.quantity());

        AllocationResult once = product.allocate(own, policy, Universe.FIRST_DAY);
        AllocationResult again = product.allocate(own, policy, Universe.FIRST_DAY);

        assertThat(again.shortfall()).isEqualTo(once.shortfall());
        assertThat(product.allocationsOf(own.orderId()))
                .hasSameSizeAs(new HashSet<>(product.allocationsOf(own.orderId())));
    }
}
