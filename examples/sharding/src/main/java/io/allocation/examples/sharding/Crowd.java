package io.allocation.examples.sharding;

import io.allocation.bus.MessageBus;
import io.allocation.domain.AllocationResult;
import io.allocation.domain.OrderId;
import io.allocation.domain.OutOfStock;
import io.allocation.domain.Sku;
import io.allocation.service.Allocate;
import io.allocation.service.ReceiveBatch;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Senders of orders, each on a thread of its own. Every order wants a unit of two SKUs, and of each SKU a quarter more
 * is wanted than there is.
 *
 * @param skus how many SKUs, at least 2
 * @param stock units of each, a multiple of 4
 */
record Crowd(int skus, int stock) {

    private static final int SENDERS = 16;

    /**
     * What the senders were told.
     *
     * @param allocated lines that were allocated
     * @param refused lines that were not
     */
    record Told(long allocated, long refused) {

        Told plus(Told other) {
            return new Told(allocated + other.allocated, refused + other.refused);
        }
    }

    Stream<Sku> all() {
        return IntStream.range(0, skus).mapToObj(this::sku);
    }

    Stream<OrderId> orders() {
        return IntStream.range(0, skus * stock * 5 / 8).mapToObj(number -> new OrderId("order-" + number));
    }

    private Sku sku(int number) {
        return new Sku("LAMP-" + number % skus);
    }

    /** Three quarters on hand, and a shipment. */
    void receive(Function<Sku, MessageBus> buses) {
        all().forEach(sku -> {
            MessageBus bus = buses.apply(sku);
            bus.handle(ReceiveBatch.onHand(sku.value(), "B-1", stock - stock / 4));
            bus.handle(ReceiveBatch.inbound(sku.value(), "SHIP-7", stock / 4, LocalDate.of(2026, 3, 1)));
        });
    }

    /** Sends all orders, and waits for the answers. */
    Told order(Function<Sku, MessageBus> buses) throws InterruptedException, ExecutionException {
        List<OrderId> orders = orders().toList();
        ExecutorService threads = Executors.newFixedThreadPool(SENDERS);
        try {
            List<Callable<Told>> senders = IntStream.range(0, SENDERS)
                    .<Callable<Told>>mapToObj(sender -> () -> IntStream.range(0, orders.size())
                            .filter(number -> number % SENDERS == sender)
                            .mapToObj(number -> order(orders.get(number), number, buses))
                            .reduce(new Told(0, 0), Told::plus))
                    .toList();
            Told told = new Told(0, 0);
            for (Future<Told> answer : threads.invokeAll(senders)) {
                told = told.plus(answer.get());
            }
            return told;
        } finally {
            threads.shutdownNow();
        }
    }

    /** Two SKUs that follow each other: most orders have lines in several databases. */
    private Told order(OrderId order, int number, Function<Sku, MessageBus> buses) {
        return Stream.of(sku(2 * number), sku(2 * number + 1))
                .map(sku -> told(buses.apply(sku).handle(Allocate.of(order.value(), sku.value(), 1))))
                .reduce(new Told(0, 0), Told::plus);
    }

    private static Told told(AllocationResult answer) {
        return answer instanceof OutOfStock ? new Told(0, 1) : new Told(1, 0);
    }
}
