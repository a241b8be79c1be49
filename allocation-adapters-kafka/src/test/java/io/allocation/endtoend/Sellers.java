package io.allocation.endtoend;

import io.allocation.bus.MessageBus;
import io.allocation.service.Allocate;
import io.allocation.service.ChangeBatchQuantity;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Threads that sell, and now and then correct the stock, which is several events at once. */
final class Sellers implements AutoCloseable {

    private static final int CORRECT_EACH = 40;

    private final ExecutorService threads;
    private final List<Future<?>> running = new ArrayList<>();
    private final AtomicInteger sold = new AtomicInteger();
    private volatile boolean stopped;

    private Sellers(int count) {
        threads = Executors.newFixedThreadPool(count);
    }

    static Sellers start(int count, String name, MessageBus bus, Consumer<String> sold) {
        Sellers sellers = new Sellers(count);
        for (int i = 0; i < count; i++) {
            String prefix = name + "-" + i + "-";
            sellers.running.add(sellers.threads.submit(() -> sellers.sell(prefix, bus, sold, () -> !sellers.stopped)));
        }
        return sellers;
    }

    private void sell(String prefix, MessageBus bus, Consumer<String> told, BooleanSupplier open) {
        for (int i = 0; open.getAsBoolean(); i++) {
            String sku = World.SKUS.get((i + prefix.hashCode() % 7 + 7) % World.SKUS.size());
            String order = prefix + i;
            bus.handle(Allocate.of(order, sku, 1));
            told.accept(order);
            sold.incrementAndGet();
            if (i % CORRECT_EACH == 0) {
                bus.handle(ChangeBatchQuantity.of(sku, "B", 900_000 + i));
            }
        }
    }

    int sold() {
        return sold.get();
    }

    void awaitSold(int count) {
        Patience.await(count + " sold", () -> {
            running.forEach(Sellers::requireSound);
            return sold() >= count;
        });
    }

    private static void requireSound(Future<?> seller) {
        if (seller.isDone()) {
            result(seller);
        }
    }

    private static void result(Future<?> seller) {
        try {
            seller.get();
        } catch (ExecutionException failure) {
            throw new AssertionError("a seller failed", failure.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        stopped = true;
        running.forEach(Sellers::result);
        threads.shutdown();
    }
}
