/**
 * What the inside asks of the outside: {@link io.allocation.ports.ProductRepository} and
 * {@link io.allocation.ports.UnitOfWork} to change things, {@link io.allocation.ports.AllocationViews} to look at them.
 * Adapter authors start from {@link io.allocation.ports.AbstractUnitOfWork} and prove themselves with the contracts in
 * {@code allocation-testkit}.
 */
@NullMarked
package io.allocation.ports;

import org.jspecify.annotations.NullMarked;
