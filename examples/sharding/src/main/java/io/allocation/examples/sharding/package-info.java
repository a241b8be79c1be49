/**
 * Many SKUs over several databases, by hash of the SKU. {@link io.allocation.examples.sharding.Sharding} is the command
 * line; {@link io.allocation.examples.sharding.Shards} are the databases, with a bus for each;
 * {@link io.allocation.examples.sharding.Router} makes one of them, by Apache ShardingSphere;
 * {@link io.allocation.examples.sharding.Crowd} sends orders to either, {@link io.allocation.examples.sharding.Heard}
 * is what was published of them, and {@link io.allocation.examples.sharding.Proof} is read back from each database by
 * itself.
 */
@NullMarked
package io.allocation.examples.sharding;

import org.jspecify.annotations.NullMarked;
