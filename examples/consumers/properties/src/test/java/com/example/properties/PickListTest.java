package com.example.properties;

import static org.assertj.core.api.Assertions.assertThat;

import io.allocation.domain.Batch;
import io.allocation.domain.OrderLine;
import io.allocation.domain.Product;
import io.allocation.testkit.AllocationDomain;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import org.junit.jupiter.api.Test;

@Domain(AllocationDomain.class)
class PickListTest {

    /** What is to be packed of each batch, in the order in which they are offered. */
    private static long packable(List<Batch> batches) {
        return batches.stream().mapToLong(Batch::available).sum();
    }

    @Property
    void nothing_is_packed_that_is_promised_already(@ForAll Product product) {
        assertThat(packable(product.openBatches()))
                .isEqualTo(product.openBatches().stream()
                        .mapToLong(batch -> batch.purchased() - batch.allocated())
                        .sum());
    }

    @Property
    void a_line_asks_for_something(@ForAll OrderLine line) {
        assertThat(line.quantity()).isPositive();
    }

    @Test
    void an_empty_list_packs_nothing() {
        assertThat(packable(List.of())).isZero();
    }
}
