package io.allocation.bus;

/**
 * A wish, in the imperative, told by an immutable record. Exactly one handler answers it. It says how things shall be,
 * so that sending it again is harmless.
 *
 * @param <R> the type of the answer
 */
public interface Command<R> {}
