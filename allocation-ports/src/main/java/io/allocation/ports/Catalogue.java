package io.allocation.ports;

import io.allocation.domain.Sku;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which products a store knows: for people who look for one. The read side as in {@link AllocationViews}, for stores
 * that keep their SKUs in order. Thread-safe.
 */
public interface Catalogue {

    /**
     * Products by the beginning of their names. A database reads no more of them than it answers.
     *
     * @param prefix what their SKUs begin with, case mattering; empty for any
     * @param most how many at most, positive
     * @return the first of them, in the store's order of SKUs
     * @throws io.allocation.domain.InvalidValueException if the prefix could not begin a SKU, or most is not positive
     */
    List<Sku> skus(String prefix, int most);

    /**
     * Products of which nothing is left to promise: every batch is used up or withdrawn. Whether the rules would give
     * out what is left, as of a batch that is expired, is not asked. Its cost grows with the products that it passes
     * over.
     *
     * @param after the last SKU of the answer before, or null to start from the first
     * @param most how many at most, positive
     * @return the first of them behind that one, in the store's order of SKUs
     * @throws io.allocation.domain.InvalidValueException if most is not positive
     */
    List<Sku> soldOut(@Nullable Sku after, int most);
}
