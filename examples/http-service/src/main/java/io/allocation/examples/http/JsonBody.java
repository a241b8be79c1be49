package io.allocation.examples.http;

/**
 * What a client sends. Each is a record that is named and checked as its JSON is, so that an error names the client's
 * own field.
 */
sealed interface JsonBody permits BatchBody, LineBody, DeallocationBody, QuantityBody, EtaBody {}
