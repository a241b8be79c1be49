/**
 * What the inside asks of the outside: {@link io.allocation.ports.ProductRepository} and
 * {@link io.allocation.ports.UnitOfWork} to change things, {@link io.allocation.ports.AllocationViews} to look at them,
 * {@link io.allocation.ports.Verifiable} to have it checked. All that a store throws for reasons of its own is a
 * {@link io.allocation.ports.ConcurrencyException} (try again) or a {@link io.allocation.ports.StoreException}.
 *
 * <p>Adapter authors start from {@link io.allocation.ports.AbstractUnitOfWork} and prove themselves with the contracts
 * in {@code allocation-testkit}.
 *
 * @serial exclude
 */
@NullMarked
package io.allocation.ports;

import org.jspecify.annotations.NullMarked;
