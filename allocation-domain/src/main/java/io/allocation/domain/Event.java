package io.allocation.domain;

/**
 * Something that happened, told in the past tense by an immutable record. The library's own are {@link ProductEvent}s;
 * users add theirs by implementing this interface.
 */
public interface Event {}
