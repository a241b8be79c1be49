/**
 * Publishes events to Kafka and takes commands from it, as CloudEvents 1.0 by their Kafka protocol binding. Start from
 * {@link io.allocation.adapters.kafka.KafkaEventPublisher} or {@link io.allocation.adapters.kafka.CommandConsumer}.
 *
 * @serial exclude
 */
@NullMarked
package io.allocation.adapters.kafka;

import org.jspecify.annotations.NullMarked;
