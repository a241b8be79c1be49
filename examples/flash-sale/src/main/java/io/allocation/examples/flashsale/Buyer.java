package io.allocation.examples.flashsale;

import io.allocation.bus.MessageBus;
import io.allocation.domain.AllocationException;
import io.allocation.domain.AllocationResult;
import io.allocation.domain.OrderId;
import io.allocation.domain.OrderLine;
import io.allocation.domain.OutOfStock;
import io.allocation.domain.Sku;
import io.allocation.service.Allocate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BooleanSupplier;

/**
 * Sends one order after the other, each as soon as the one before is answered, until nothing is left, the shop closes,
 * or an order fails. For one thread; what it keeps may be read once it has run.
 */
final class Buyer implements Runnable {

    private static final int MOST_UNITS = 3;

    private final String name;
    private final Sku sku;
    private final MessageBus bus;
    private final Till till;
    private final BooleanSupplier closed;
    private final Random random;
    private final List<OrderLine> sold = new ArrayList<>();
    private final List<OrderLine> refused = new ArrayList<>();
    private final List<OrderLine> failed = new ArrayList<>();

    /**
     * A buyer.
     *
     * @param number who it is; the same one wants the same in every round
     * @param sku what it wants
     * @param bus takes its orders
     * @param till counts them
     * @param closed tells when to stop early
     */
    Buyer(int number, Sku sku, MessageBus bus, Till till, BooleanSupplier closed) {
        this.name = sku + "-buyer-" + number;
        this.sku = sku;
        this.bus = bus;
        this.till = till;
        this.closed = closed;
        this.random = new Random(number);
    }

    @Override
    public void run() {
        long most = MOST_UNITS;
        while (most > 0 && !closed.getAsBoolean()) {
            most = Math.min(MOST_UNITS, buy(1 + random.nextInt((int) most)));
        }
    }

    /** Tells how many units it makes sense to want next. */
    private long buy(int units) {
        OrderLine line = new OrderLine(nextOrder(), sku, units);
        long start = System.nanoTime();
        try {
            return answered(bus.handle(new Allocate(line)), System.nanoTime() - start);
        } catch (AllocationException failure) {
            failed.add(line);
            till.failed(failure);
            return 0;
        }
    }

    /** A refusal says what is missing: who wanted three when one batch has two left may still have those. */
    private long answered(AllocationResult answer, long nanos) {
        if (answer instanceof OutOfStock no) {
            refused.add(no.line());
            till.refused();
            return no.line().quantity() - no.shortfall();
        }
        sold.add(answer.line());
        till.sold(nanos);
        return MOST_UNITS;
    }

    private OrderId nextOrder() {
        return new OrderId(name + "-" + (sold.size() + refused.size()));
    }

    List<OrderLine> sold() {
        return sold;
    }

    List<OrderLine> refused() {
        return refused;
    }

    /** Those that nobody knows the fate of. */
    List<OrderLine> failed() {
        return failed;
    }
}
