package io.allocation.examples.sharding;

import java.util.Collection;
import org.apache.shardingsphere.sharding.api.sharding.standard.PreciseShardingValue;
import org.apache.shardingsphere.sharding.api.sharding.standard.RangeShardingValue;
import org.apache.shardingsphere.sharding.api.sharding.standard.StandardShardingAlgorithm;

/** Which database has a SKU. The router makes it by its name. Thread-safe. */
public final class BySku implements StandardShardingAlgorithm<String> {

    private static final String NAME = "shard_";

    /** What a database is called. */
    static String name(int shard) {
        return NAME + shard;
    }

    /** The number of the one, from 0. A text's hash is the same in every JVM. */
    static int shardOf(String sku, int shards) {
        return Math.floorMod(sku.hashCode(), shards);
    }

    @Override
    public String doSharding(Collection<String> shards, PreciseShardingValue<String> sku) {
        return name(shardOf(sku.getValue(), shards.size()));
    }

    /** A hash knows no ranges. */
    @Override
    public Collection<String> doSharding(Collection<String> shards, RangeShardingValue<String> skus) {
        return shards;
    }
}
