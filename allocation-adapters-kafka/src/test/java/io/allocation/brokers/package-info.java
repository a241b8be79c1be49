/**
 * Kafka brokers for tests; start from {@link io.allocation.brokers.TestBrokers}. Also for the tests of other modules
 * and for the benchmarks, as a test jar.
 */
@NullMarked
package io.allocation.brokers;

import org.jspecify.annotations.NullMarked;
