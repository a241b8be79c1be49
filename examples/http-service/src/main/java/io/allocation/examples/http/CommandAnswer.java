package io.allocation.examples.http;

/** What became of a command: an object to those who ask for JSON, {@code OK} to all others, see {@link OkText}. */
sealed interface CommandAnswer permits BatchAnswer, AllocationAnswer, DeallocationAnswer, QuantityAnswer, EtaAnswer {}
