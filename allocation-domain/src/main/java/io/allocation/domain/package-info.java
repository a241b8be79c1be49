/**
 * The allocation domain.
 *
 * <ul>
 *   <li>{@link io.allocation.domain.Product}, the aggregate; it holds {@link io.allocation.domain.Batch}es and promises
 *       them to {@link io.allocation.domain.OrderLine}s, each promise an {@link io.allocation.domain.Allocation}.
 *   <li>{@link io.allocation.domain.AllocationPolicy}: which batch is preferred and whether a line may be split.
 *   <li>{@link io.allocation.domain.ProductEvent}: what happened. The events of a product are its write set: each
 *       {@link io.allocation.domain.ProductChange} carries itself out on {@link io.allocation.domain.StockRecords}.
 *   <li>{@link io.allocation.domain.ProductHistory}: what a product looks up instead of holding it.
 *   <li>{@link io.allocation.domain.AllocationException}: the root of everything thrown. Refusals are answers, not
 *       exceptions: {@link io.allocation.domain.AllocationResult}.
 * </ul>
 *
 * <p>Value types and events are immutable and thread-safe; a product belongs to one thread at a time. Quantities are
 * whole units. Time is passed in; nothing here reads a clock.
 *
 * @serial exclude
 */
@NullMarked
package io.allocation.domain;

import org.jspecify.annotations.NullMarked;
