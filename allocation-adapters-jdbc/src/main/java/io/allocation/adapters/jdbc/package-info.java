/** {@link io.allocation.adapters.jdbc.JdbcStore}: a store in a database. */
@NullMarked
package io.allocation.adapters.jdbc;

import org.jspecify.annotations.NullMarked;
