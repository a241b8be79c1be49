package io.allocation.adapters.jdbc;

import java.util.function.Supplier;

/**
 * A statement that writes a known number of rows.
 *
 * @param sql the statement
 * @param parameters its parameters
 * @param rows how many
 * @param missed what it means that there were fewer
 */
record Write(String sql, Parameters.Setter parameters, int rows, Supplier<RuntimeException> missed) {

    /** One row, as nearly all. */
    Write(String sql, Parameters.Setter parameters, Supplier<RuntimeException> missed) {
        this(sql, parameters, 1, missed);
    }
}
