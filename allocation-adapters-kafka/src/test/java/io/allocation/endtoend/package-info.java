/**
 * Events out and commands in, with real parts: PostgreSQL, Kafka, and processes that are killed.
 *
 * @serial exclude
 */
@NullMarked
package io.allocation.endtoend;

import org.jspecify.annotations.NullMarked;
