package io.allocation.messaging;

import io.allocation.bus.RetryPolicy;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** When the courier goes: at once after a commit, else now and then; after a pause where something is away. */
final class RelayLoop implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(Relay.class);
    private static final long FIRST_IDLE = TimeUnit.MILLISECONDS.toNanos(20);
    private static final long FOR_EVER = Long.MAX_VALUE;

    private final Courier courier;
    private final boolean leads;
    private final RetryPolicy retry;
    private final long linger;
    private final long longestIdle;
    private final long measureEvery;
    private final int batchSize;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private volatile boolean rung;
    private volatile boolean stopped;
    private long sweepsBegun;
    private long lastSweepEnded;
    private Runnable leaveOutbox = () -> {};

    /** The relay's thread alone knows these. */
    private long idle = FIRST_IDLE;

    private long measured;
    private int failures;

    /** Of several, one measures and looks for what others commit; the others go when they are called. */
    RelayLoop(Courier courier, Relay.Builder settings, boolean leads) {
        this.courier = courier;
        retry = settings.retry;
        linger = settings.linger.toNanos();
        this.leads = leads;
        longestIdle = settings.longestIdle.toNanos();
        measureEvery = settings.measureEvery.toNanos();
        batchSize = settings.batchSize;
        measured = System.nanoTime() - measureEvery;
    }

    void listenTo(Outbox outbox) {
        leaveOutbox = outbox.onAppend(this::ring);
    }

    /** On the way of every commit, so without the lock as a rule. */
    void ring() {
        if (!rung) {
            signal(() -> rung = true);
        }
    }

    void stop() {
        signal(() -> stopped = true);
    }

    private void signal(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits for the end of one that began after this call, whatever it found. */
    boolean awaitSweep(long nanos) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long before = sweepsBegun;
            rung = true;
            changed.signalAll();
            long left = nanos;
            while (lastSweepEnded <= before) {
                if (left <= 0 || stopped) {
                    return false;
                }
                left = changed.awaitNanos(left);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Goes on after whatever is thrown, errors included: a relay that is gone, and nobody knows, would be worse. An
     * interruption counts only once it is asked to stop.
     */
    @Override
    public void run() {
        try {
            while (!stopped) {
                try {
                    if (leads) {
                        measureIfDue();
                        sweepAndPause();
                    } else if (await(FOR_EVER, true)) {
                        sweep();
                    }
                    failures = 0;
                } catch (Throwable away) {
                    pauseAfter(++failures, away);
                }
            }
        } finally {
            leaveOutbox.run();
            stop();
        }
    }

    private void measureIfDue() {
        if (System.nanoTime() - measured >= measureEvery) {
            measured = System.nanoTime();
            courier.measure();
        }
    }

    /** Where a sweep filled a batch there is more; where it did not, more may come. */
    private void sweepAndPause() throws Exception {
        int claimed = sweep();
        if (claimed > 0) {
            idle = FIRST_IDLE;
            if (claimed < batchSize) {
                await(linger, false);
            }
        } else if (await(idle, true)) {
            idle = FIRST_IDLE;
            await(linger, false);
        } else {
            idle = Math.min(longestIdle, idle * 2);
        }
    }

    /** Returns how many events it claimed. */
    private int sweep() throws Exception {
        rung = false;
        long number = begin();
        int claimed = courier.sweep(() -> stopped);
        signal(() -> lastSweepEnded = number);
        return claimed;
    }

    private long begin() {
        lock.lock();
        try {
            return ++sweepsBegun;
        } finally {
            lock.unlock();
        }
    }

    private void pauseAfter(int attempts, Throwable away) {
        if (stopped) {
            return;
        }
        long nanos = Math.max(1, retry.pauseAfter(attempts));
        courier.tell(new RelayReport.Unavailable(away, Duration.ofNanos(nanos)));
        try {
            await(nanos, false);
        } catch (InterruptedException interrupted) {
            LOG.debug("Interrupted in a pause, which is over then", interrupted);
        }
    }

    /** Returns whether somebody rang. */
    private boolean await(long nanos, boolean untilRung) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            for (long left = nanos; left > 0 && !stopped && !(untilRung && rung); ) {
                left = changed.awaitNanos(left);
            }
            return rung;
        } finally {
            lock.unlock();
        }
    }
}
