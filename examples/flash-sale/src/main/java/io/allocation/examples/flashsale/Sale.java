package io.allocation.examples.flashsale;

import io.allocation.adapters.jdbc.JdbcStore;
import io.allocation.bus.MessageBus;
import io.allocation.domain.Sku;
import io.allocation.service.AllocationService;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;

/** One round: a crowd of buyers, and one SKU that nobody has bought of before. For one thread, once. */
final class Sale {

    private static final long LOOK_MILLIS = 200;

    private final Plan plan;
    private final Entry entry;
    private final Display display;
    private final Closing closing;
    private final Shelf shelf;
    private final Till till = new Till();
    private final List<Buyer> crowd;
    private long sold;
    private long lastLook;

    /**
     * The same in every round.
     *
     * @param buyers how many there are, positive
     * @param seconds how long a round may take, positive
     */
    record Plan(int buyers, int seconds) {}

    /**
     * Stocks up.
     *
     * @param store has never heard of the SKU
     * @param sku what is sold
     * @param plan to how many
     * @param entry how much of it, and how
     * @param display is told now and then
     * @param interrupted tells when to end early
     */
    Sale(JdbcStore store, String sku, Plan plan, Entry entry, Display display, BooleanSupplier interrupted) {
        this.plan = plan;
        this.entry = entry;
        this.display = display;
        closing = new Closing(interrupted);
        MessageBus bus = AllocationService.builder(store)
                .coalescing(entry.mode().coalescing())
                .build();
        shelf = new Shelf(store, new Sku(sku));
        shelf.fill(bus, entry.stock());
        crowd = IntStream.range(0, plan.buyers())
                .mapToObj(number -> new Buyer(number, new Sku(sku), bus, till, closing))
                .toList();
    }

    /** Sells until nothing is left, and reads back what became of it. */
    Round run() throws InterruptedException {
        ThreadPoolExecutor threads = threads();
        try {
            threads.prestartAllCoreThreads();
            long start = System.nanoTime();
            long end = watched(opened(threads, start));
            Shelf.Held held = readBack(threads);
            return new Round(entry, (end - start) / 1e9, till, closing.early(), shelf.proof(held));
        } finally {
            threads.shutdownNow();
        }
    }

    /** They hold up no exit. */
    private ThreadPoolExecutor threads() {
        return new ThreadPoolExecutor(
                plan.buyers(), plan.buyers(), 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                    Thread thread = new Thread(task, "buyer");
                    thread.setDaemon(true);
                    return thread;
                });
    }

    /** Lets the buyers in, and tells when the last of them was gone. */
    private CompletableFuture<Long> opened(ThreadPoolExecutor threads, long start) {
        lastLook = start;
        closing.at(start + TimeUnit.SECONDS.toNanos(plan.seconds()));
        return CompletableFuture.allOf(crowd.stream()
                        .map(buyer -> CompletableFuture.runAsync(buyer, threads))
                        .toArray(CompletableFuture<?>[]::new))
                .thenApply(allGone -> System.nanoTime());
    }

    private long watched(CompletableFuture<Long> end) throws InterruptedException {
        while (true) {
            try {
                long ended = end.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                look();
                return ended;
            } catch (TimeoutException notYet) {
                look();
            } catch (ExecutionException broken) {
                throw new IllegalStateException("a buyer broke down", broken.getCause());
            }
        }
    }

    private void look() {
        long now = System.nanoTime();
        Histogram micros = till.latest();
        sold += micros.getTotalCount();
        double perSecond = micros.getTotalCount() * 1e9 / (now - lastLook);
        lastLook = now;
        display.show(new Look(
                entry.title(), entry.stock(), shelf.left(), sold, till.refusals(), till.failures(), perSecond, micros));
    }

    private Shelf.Held readBack(ThreadPoolExecutor threads) {
        List<CompletableFuture<Shelf.Held>> answers = crowd.stream()
                .map(buyer -> CompletableFuture.supplyAsync(() -> shelf.heldBy(buyer), threads))
                .toList();
        return answers.stream().map(CompletableFuture::join).reduce(Shelf.Held.NOTHING, Shelf.Held::plus);
    }
}
