package io.allocation.bus;

import io.allocation.domain.Batch;
import io.allocation.domain.BatchReference;
import io.allocation.domain.Event;
import io.allocation.domain.Product;
import io.allocation.domain.Sku;
import io.allocation.ports.Work;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Timeout;

/** Commands that meet: one of them is held up in its handler until the others wait. */
@Timeout(30)
abstract class CoalescingTestCase {

    /** A user's own command about a product. */
    record Count(int number, Sku sku) implements ProductCommand<String> {

        Count(int number) {
            this(number, new Sku("LAMP"));
        }
    }

    record Counted(int number) implements Event {}

    static final Duration LONG = Duration.ofMinutes(30);

    final FakeStore store = new FakeStore();
    final List<String> log = store.log();
    final Gate gate = new Gate();
    final List<Future<?>> sent = new ArrayList<>();
    final List<Thread> threads = new ArrayList<>();

    final MessageBus.Builder builder(Coalescing coalescing) {
        return MessageBus.builder(store)
                .retry(new RetryPolicy(3, Duration.ZERO, Duration.ZERO))
                .coalescing(coalescing)
                .command(Count.class, this::count);
    }

    /** 0 stops at the gate and changes nothing; the others change the product. */
    private String count(Count command, Work work) {
        if (command.number() == 0) {
            gate.pass();
            return "counted 0";
        }
        product(work, command.sku())
                .receive(Batch.onHand(command.sku(), new BatchReference("B" + command.number()), 1));
        work.publish(new Counted(command.number()));
        return "counted " + command.number();
    }

    private static Product product(Work work, Sku sku) {
        return work.products().get(sku).orElseGet(() -> {
            Product product = Product.create(sku);
            work.products().add(product);
            return product;
        });
    }

    static Coalescing one() {
        return new Coalescing(1, 100, LONG);
    }

    final <T> Future<T> send(Callable<T> work) {
        FutureTask<T> task = new FutureTask<>(work);
        Thread thread = new Thread(task);
        thread.setDaemon(true);
        thread.start();
        threads.add(thread);
        sent.add(task);
        return task;
    }

    /** Behind those who wait already. */
    final <T> Future<T> queueUp(Callable<T> work) throws InterruptedException {
        Future<T> task = send(work);
        awaitParked(threads.get(threads.size() - 1));
        return task;
    }

    /** One at the gate, the others behind it in the order of their numbers. */
    final List<Future<String>> holdUp(MessageBus bus, int others) throws InterruptedException {
        List<Future<String>> answers = new ArrayList<>();
        answers.add(send(() -> bus.handle(new Count(0))));
        gate.awaitArrival();
        for (int i = 1; i <= others; i++) {
            Count command = new Count(i);
            answers.add(queueUp(() -> bus.handle(command)));
        }
        return answers;
    }

    /** Until every sender has its result. */
    final void letThrough() throws InterruptedException {
        gate.open();
        for (Thread thread : threads) {
            thread.join();
        }
    }

    static void awaitParked(Thread thread) throws InterruptedException {
        while (thread.getState() != Thread.State.WAITING && thread.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
            if (!thread.isAlive()) {
                throw new AssertionError("did not wait");
            }
        }
    }
}
