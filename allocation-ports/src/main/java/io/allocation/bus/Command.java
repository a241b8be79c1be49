package io.allocation.bus;

/**
 * A wish, in the imperative, told by an immutable record. Exactly one handler answers it. It says how things shall be,
 * never by how much they shall differ, so that sending it again is harmless as long as nothing else has changed the
 * same thing in between.
 *
 * @param <R> the type of the answer
 */
public interface Command<R> {}
