package com.example.properties;

import static org.assertj.core.api.Assertions.assertThat;

import io.allocation.domain.Batch;
import io.allocation.domain.OrderLine;
import io.allocation.domain.Product;
import io.allocation.testkit.AllocationDomain;
import java.math.BigInteger;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import org.junit.jupiter.api.Test;

@Domain(AllocationDomain.class)
class PickListTest {

    @Property
    void nothing_is_taken_that_is_promised_already_or_not_here(@ForAll Product product, @ForAll OrderLine line) {
        assertThat(PickList.of(product.openBatches(), line.quantity()).units())
                .allSatisfy((batch, taken) -> assertThat(taken).isBetween(1L, batch.purchased() - batch.allocated()))
                .allSatisfy((batch, taken) -> assertThat(batch.isOnHand()).isTrue());
    }

    @Property
    void all_that_is_wanted_is_taken_or_all_that_is_here(@ForAll Product product, @ForAll OrderLine line) {
        BigInteger here = product.openBatches().stream()
                .filter(Batch::isOnHand)
                .map(batch -> BigInteger.valueOf(batch.available()))
                .reduce(BigInteger.ZERO, BigInteger::add); // more than a long, if batches are as large as they may be
        assertThat(PickList.of(product.openBatches(), line.quantity()).total())
                .isEqualTo(here.min(BigInteger.valueOf(line.quantity())).longValueExact());
    }

    @Test
    void of_nothing_nothing_is_taken() {
        assertThat(PickList.of(List.of(), 1).total()).isZero();
    }
}
