/**
 * Events out and commands in: {@link io.allocation.messaging.MessageTypes} gives them names,
 * {@link io.allocation.messaging.MessageCodec} makes them text, a store keeps what was committed in its
 * {@link io.allocation.messaging.Outbox}, and {@link io.allocation.messaging.Relay} brings it to an
 * {@link io.allocation.messaging.EventPublisher}, at least once and in order for each SKU.
 *
 * @serial exclude
 */
@NullMarked
package io.allocation.messaging;

import org.jspecify.annotations.NullMarked;
