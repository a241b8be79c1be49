/**
 * Database servers for tests; start from {@link io.allocation.servers.TestServers}. Also for the tests of other modules
 * and for the benchmarks, as a test jar.
 */
@NullMarked
package io.allocation.servers;

import org.jspecify.annotations.NullMarked;
