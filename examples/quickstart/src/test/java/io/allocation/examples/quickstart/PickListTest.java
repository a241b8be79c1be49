package io.allocation.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.allocation.domain.Product;
import io.allocation.testkit.AllocationDomain;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;

@Domain(AllocationDomain.class)
class PickListTest {

    @Property
    void nothing_is_offered_that_is_promised_already(@ForAll Product product) {
        assertThat(product.openBatches()).allMatch(batch -> batch.allocated() < batch.purchased());
    }
}
