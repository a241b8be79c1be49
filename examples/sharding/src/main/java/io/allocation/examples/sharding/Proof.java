package io.allocation.examples.sharding;

import io.allocation.domain.Allocation;
import io.allocation.domain.Batch;
import io.allocation.domain.OrderId;
import io.allocation.domain.Sku;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What each database has by itself, compared with what the senders were told and what was published.
 *
 * @param shards the databases
 * @param crowd who ordered
 */
record Proof(Shards shards, Crowd crowd) {

    private static final int ALL = Integer.MAX_VALUE;

    /** What is wrong, a line for each; empty if nothing is. */
    List<String> problems(Crowd.Told told) {
        List<String> problems = new ArrayList<>();
        Map<Sku, Long> held = held();
        crowd.all().forEach(sku -> check(sku, held.getOrDefault(sku, 0L), problems));
        long units = held.values().stream().mapToLong(Long::longValue).sum();
        if (units != told.allocated()) {
            problems.add("orders hold " + units + " units, but senders were told of " + told.allocated());
        }
        shards.all().forEach(shard -> {
            if (!shard.store().verify().isClean()) {
                problems.add(shard.store().verify().toString());
            }
        });
        return problems;
    }

    /** The same of what was published. */
    List<String> problems(Crowd.Told told, Heard heard) {
        List<String> problems = new ArrayList<>();
        if (heard.allocations() != told.allocated()) {
            problems.add(heard.allocations() + " allocations were published, but there were " + told.allocated());
        }
        heard.outOfOrder().forEach(sku -> problems.add("events of " + sku + " did not come once each, in order"));
        return problems;
    }

    /** Units by SKU. */
    private Map<Sku, Long> held() {
        Map<Sku, Long> held = new HashMap<>();
        for (OrderId order : crowd.orders().toList()) {
            for (Allocation claim : shards.allocationsOf(order)) {
                held.merge(claim.line().sku(), claim.quantity(), Long::sum);
            }
        }
        return held;
    }

    private void check(Sku sku, long held, List<String> problems) {
        List<Shard> having = shards.all().stream()
                .filter(shard -> !shard.store().batchesOf(sku).isEmpty())
                .toList();
        if (having.size() != 1) {
            problems.add(sku + " is in " + having.size() + " databases");
            return;
        }
        long allocated = having.get(0).store().batchesOf(sku).stream()
                .mapToLong(Batch::allocated)
                .sum();
        if (allocated != held || allocated != crowd.stock()) {
            problems.add(sku + " has " + allocated + " units allocated of " + crowd.stock() + ", orders hold " + held);
        }
    }

    /** How many SKUs each database has. */
    List<Integer> skus() {
        return shards.all().stream()
                .map(shard -> shard.store().skus("LAMP-", ALL).size())
                .toList();
    }
}
