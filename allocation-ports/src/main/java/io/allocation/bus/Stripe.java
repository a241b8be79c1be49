package io.allocation.bus;

import io.allocation.bus.Sender.Standing;
import io.allocation.domain.Event;
import io.allocation.ports.ConcurrencyException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Has one sender at a time carry out commands, and those who come meanwhile wait: first come, first served. Who is next
 * takes all that wait along. The lead passes from sender to sender, so there is no thread to be started or watched.
 */
final class Stripe {

    private final Coalescing limits;
    private final Ways ways;
    private final Execution alone;
    private final Execution direct;
    private final Group together;

    /** Those who lead, are taken along, or wait. From 0 to 1 and back also without the lock. */
    private final AtomicInteger senders = new AtomicInteger();

    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<Sender<?>> waiting = new ArrayDeque<>(); // guarded by the lock

    private final AtomicLong leads = new AtomicLong(); // how often somebody has led
    private volatile long stuck = -1; // the one of these with whom somebody lost patience
    private List<Event> events = List.of(); // what the leader, alone, brought about

    Stripe(Coalescing limits, Ways ways) {
        this.limits = limits;
        this.ways = ways;
        alone = ways.telling(told -> events = told);
        direct = ways.direct();
        together = ways.together();
    }

    /** Returns whether the caller leads now, because there is nobody else. */
    boolean enter() {
        return senders.compareAndSet(0, 1);
    }

    /** Whether the one who leads takes longer than those who wait have patience. */
    boolean isStuck() {
        return stuck == leads.get();
    }

    /** By the one who leads, and keeps nobody waiting while its after-commit handlers are called. */
    <R> R lead(ProductCommand<R> command) {
        List<Event> told;
        R answer;
        leads.incrementAndGet();
        try {
            answer = alone.handle(command);
            told = events;
            events = List.of();
        } finally {
            leave(1);
        }
        ways.dispatcher().dispatchCommitted(told);
        return answer;
    }

    /** By one who does not lead. */
    <R> R queueUp(ProductCommand<R> command) {
        Sender<R> sender = new Sender<>(command);
        add(sender);
        if (isInterruptedBeforeItsTurn(sender)) {
            throw new ConcurrencyException(
                    "gave up, because the thread was interrupted while it waited for its turn, on " + command
                            + "; it changed nothing");
        }
        return switch (sender.standing()) {
            case LEADING -> leadOthers(sender);
            case SERVED -> resultOf(sender);
            default -> direct.handle(command);
        };
    }

    private void add(Sender<?> sender) {
        lock.lock();
        try {
            if (senders.getAndIncrement() == 0) {
                sender.stand(Standing.LEADING);
            } else {
                waiting.add(sender);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Returns whether it is to give up; not if another sender has its command in hands: that has a result. */
    private boolean isInterruptedBeforeItsTurn(Sender<?> sender) {
        if (!isInterruptedWaiting(sender)) {
            return false;
        }
        Thread.currentThread().interrupt();
        if (sender.standing() == Standing.LEADING) {
            leave(1);
        }
        return sender.standing() != Standing.SERVED;
    }

    private boolean isInterruptedWaiting(Sender<?> sender) {
        Watch watch = new Watch();
        boolean interrupted = false;
        while (sender.isInOthersHands()) {
            long left = interrupted ? 0 : watch.left();
            if (left > 0) {
                LockSupport.parkNanos(this, left);
            } else if (!withdraw(sender) && sender.isInOthersHands()) { // to withdraw may have eaten what woke it
                LockSupport.park(this);
            }
            interrupted |= Thread.interrupted();
        }
        return interrupted;
    }

    /** How long the one who leads may take yet, in nanoseconds: begins anew with the next one. */
    private final class Watch {

        private long lead;
        private long deadline;

        long left() {
            long current = leads.get();
            if (lead != current) {
                lead = current;
                deadline = System.nanoTime() + limits.patience().toNanos();
            }
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                stuck = lead;
            }
            return left;
        }
    }

    private boolean withdraw(Sender<?> sender) {
        lock.lock();
        try {
            if (waiting.remove(sender)) {
                senders.decrementAndGet();
                sender.stand(Standing.BY_ITSELF);
                return true;
            }
            return false;
        } finally {
            lock.unlock();
        }
    }

    private <R> R leadOthers(Sender<R> first) {
        List<Sender<?>> group = takeAlong(first);
        if (group.size() == 1) {
            return lead(first.command());
        }
        boolean served = false;
        leads.incrementAndGet();
        try {
            served = together.carryOut(group);
        } finally {
            dismiss(group, served ? Standing.SERVED : Standing.BY_ITSELF);
        }
        return served ? resultOf(first) : direct.handle(first.command());
    }

    /**
     * Tells the others, then passes the lead: so that those who send again at once find a place in the next group, and
     * the first of them does not make all the others wait for a group of its own. If enough wait already, there is a
     * next group, and it begins at once.
     */
    private void dismiss(List<Sender<?>> group, Standing standing) {
        boolean nextIsReady = howManyWait() >= group.size() / 2;
        if (nextIsReady) {
            leave(group.size());
        }
        group.subList(1, group.size()).forEach(sender -> sender.tell(standing));
        if (!nextIsReady) {
            leave(group.size());
        }
    }

    private int howManyWait() {
        lock.lock();
        try {
            return waiting.size();
        } finally {
            lock.unlock();
        }
    }

    private List<Sender<?>> takeAlong(Sender<?> first) {
        List<Sender<?>> group = new ArrayList<>();
        group.add(first);
        lock.lock();
        try {
            while (group.size() < limits.mostAtOnce() && !waiting.isEmpty()) {
                Sender<?> sender = waiting.remove();
                sender.stand(Standing.TAKEN_ALONG);
                group.add(sender);
            }
        } finally {
            lock.unlock();
        }
        return group;
    }

    /** Passes the lead to who waits longest. */
    private void leave(int served) {
        if (served == 1 && senders.compareAndSet(1, 0)) {
            return;
        }
        lock.lock();
        try {
            if (senders.addAndGet(-served) > 0) {
                waiting.remove().tell(Standing.LEADING);
            }
        } finally {
            lock.unlock();
        }
    }

    private <R> R resultOf(Sender<R> sender) {
        ways.dispatcher().dispatchCommitted(sender.events());
        return sender.result();
    }
}
