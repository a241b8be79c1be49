/**
 * Measurements with a database, which are no matter for JMH: rounds on several threads, blocks on two databases in
 * turn. Start from {@link io.allocation.benchmarks.database.Run}.
 */
package io.allocation.benchmarks.database;
