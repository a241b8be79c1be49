/**
 * Many buyers, one SKU: it sells out exactly at zero, with and without coalescing.
 * {@link io.allocation.examples.flashsale.FlashSale} is the command line,
 * {@link io.allocation.examples.flashsale.Programme} the order of the rounds, and
 * {@link io.allocation.examples.flashsale.Sale} one round: {@link io.allocation.examples.flashsale.Buyer}s on threads
 * of their own, a {@link io.allocation.examples.flashsale.Till} that counts, a
 * {@link io.allocation.examples.flashsale.Display} that is told, and a {@link io.allocation.examples.flashsale.Proof}
 * that is read back from the store.
 */
@NullMarked
package io.allocation.examples.flashsale;

import org.jspecify.annotations.NullMarked;
