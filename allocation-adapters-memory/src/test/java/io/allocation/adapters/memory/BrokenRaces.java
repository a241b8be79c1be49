package io.allocation.adapters.memory;

import io.allocation.domain.Allocation;
import io.allocation.domain.OrderId;
import io.allocation.domain.Product;
import io.allocation.domain.Sku;
import io.allocation.ports.Locking;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Exchanger;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Stores that fail only when two threads meet. Each waits where the other thread has to come by, so that the fault does
 * not depend on luck.
 */
final class BrokenRaces {

    private BrokenRaces() {}

    /** Two pessimistic units of work hold the same product. */
    static class NeverLocks extends BreakableStore {

        private final CountDownLatch secondReader = new CountDownLatch(2);
        private volatile boolean pessimistic;

        @Override
        boolean locks(Locking locking) {
            pessimistic = locking == Locking.PESSIMISTIC;
            return false;
        }

        @Override
        Optional<Product> load(Sku sku) {
            Optional<Product> loaded = super.load(sku);
            if (pessimistic) {
                secondReader.countDown();
                await(secondReader);
            }
            return loaded;
        }

        private static void await(CountDownLatch latch) {
            try {
                latch.await(200, TimeUnit.MILLISECONDS);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Pessimistic units of work keep each other waiting, but no optimistic one. */
    static class LetsOptimistsPass extends BreakableStore {

        private final ReentrantLock pessimists = new ReentrantLock();
        private final Semaphore commits = new Semaphore(0);

        @Override
        boolean locks(Locking locking) {
            if (locking == Locking.PESSIMISTIC) {
                pessimists.lock();
            }
            return false;
        }

        @Override
        Optional<Product> load(Sku sku) {
            Optional<Product> loaded = super.load(sku);
            if (pessimists.isHeldByCurrentThread()) {
                commits.drainPermits();
                waitForACommit();
            }
            return loaded;
        }

        private void waitForACommit() {
            try {
                if (commits.tryAcquire(20, TimeUnit.MILLISECONDS)) {
                    commits.drainPermits();
                }
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        void store(List<Product> changed) {
            super.store(changed);
            commits.release();
        }

        @Override
        void released() {
            if (pessimists.isHeldByCurrentThread()) {
                pessimists.unlock();
            }
        }
    }

    /** The version is checked, and the product stored, but another one may come in between. */
    static class ChecksTooEarly extends BreakableStore {

        private final Exchanger<Boolean> between = new Exchanger<>();

        @Override
        void store(List<Product> changed) {
            locked(() -> {
                changed.forEach(this::requireUnchanged);
                return true;
            });
            letAnotherComeBy();
            locked(() -> {
                changed.forEach(this::apply);
                return true;
            });
        }

        private void letAnotherComeBy() {
            try {
                between.exchange(true, 1, TimeUnit.MILLISECONDS);
            } catch (TimeoutException alone) {
                // nobody else commits at this moment
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** A commit can be seen between its products. */
    static class CommitsByHalves extends BreakableStore {

        private final Semaphore looks = new Semaphore(0);

        @Override
        void store(List<Product> changed) {
            super.store(changed.subList(0, 1));
            if (changed.size() > 1) {
                looks.drainPermits();
                waitForALook();
                super.store(changed.subList(1, changed.size()));
            }
        }

        private void waitForALook() {
            try {
                if (looks.tryAcquire(2, 20, TimeUnit.MILLISECONDS)) {
                    looks.drainPermits();
                }
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public List<Allocation> allocationsOf(OrderId orderId) {
            List<Allocation> seen = super.allocationsOf(orderId);
            looks.release();
            return seen;
        }
    }
}
