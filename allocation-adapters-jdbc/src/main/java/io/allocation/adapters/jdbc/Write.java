package io.allocation.adapters.jdbc;

import java.util.function.Supplier;

/**
 * A statement that writes exactly one row.
 *
 * @param sql the statement
 * @param parameters its parameters
 * @param missed what it means that there was no such row
 */
record Write(String sql, Parameters.Setter parameters, Supplier<RuntimeException> missed) {}
