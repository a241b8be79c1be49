package io.allocation.bus;

import io.allocation.domain.OrderId;
import io.allocation.domain.Sku;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which products, and which orders' lines of them, commands will ask for, as far as they tell. */
final class Expected {

    private Expected() {}

    static Map<Sku, Set<OrderId>> by(Command<?> command) {
        if (command instanceof Once<?> once) {
            return by(once.command());
        }
        if (command instanceof LineCommand<?> line) {
            return Map.of(line.sku(), Set.of(line.orderId()));
        }
        return command instanceof ProductCommand<?> product ? Map.of(product.sku(), Set.of()) : Map.of();
    }

    static Map<Sku, Set<OrderId>> by(List<? extends Turn<?>> turns) {
        Map<Sku, Set<OrderId>> lines = new HashMap<>();
        for (Turn<?> turn : turns) {
            Set<OrderId> orders = lines.computeIfAbsent(turn.command().sku(), sku -> new HashSet<>());
            if (turn.command() instanceof LineCommand<?> line) {
                orders.add(line.orderId());
            }
        }
        return lines;
    }

    /** An attempt that fails early may have seen less than the one before. */
    static Map<Sku, Set<OrderId>> also(Collection<Sku> skus, Map<Sku, Set<OrderId>> lines) {
        Map<Sku, Set<OrderId>> all = new HashMap<>(lines);
        skus.forEach(sku -> all.putIfAbsent(sku, Set.of()));
        return all;
    }
}
